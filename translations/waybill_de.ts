<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>main</name>
    <message>
        <source>Moves files to and from HTTP(S) servers, and proves that they arrived.</source>
        <translation>Überträgt Dateien von und zu HTTP(S)-Servern und weist nach, dass sie angekommen sind.</translation>
    </message>
    <message>
        <source>Folder of the journal and settings.</source>
        <translation>Ordner für Journal und Einstellungen.</translation>
    </message>
    <message>
        <source>Offer this server for uploads.</source>
        <translation>Diesen Server für Uploads anbieten.</translation>
    </message>
    <message>
        <source>Draw the window into a PNG file, start nothing, and end.</source>
        <translation>Das Fenster in eine PNG-Datei zeichnen, nichts starten und beenden.</translation>
    </message>
    <message>
        <source>Language of the window, as de or zh_CN.</source>
        <translation>Sprache des Fensters, etwa de oder zh_CN.</translation>
    </message>
    <message>
        <source>Start in the tray, without the window, if there is one.</source>
        <translation>Im Systemabschnitt starten, ohne Fenster, falls es einen gibt.</translation>
    </message>
    <message>
        <source>Files to upload; links (http:, https:, waybill:) and Metalinks to download.</source>
        <translation>Dateien zum Hochladen; Links (http:, https:, waybill:) und Metalinks zum Herunterladen.</translation>
    </message>
</context>
<context>
    <name>waybill::Actions</name>
    <message>
        <source>Add &amp;download…</source>
        <translation>Neuer &amp;Download…</translation>
    </message>
    <message>
        <source>Add &amp;upload…</source>
        <translation>Neuer &amp;Upload…</translation>
    </message>
    <message>
        <source>Pac&amp;k…</source>
        <translation>&amp;Packen…</translation>
    </message>
    <message>
        <source>U&amp;npack…</source>
        <translation>&amp;Entpacken…</translation>
    </message>
    <message>
        <source>&amp;Paste links</source>
        <translation>&amp;Links einfügen</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Undo the removal</source>
        <translation>Entfernen &amp;rückgängig machen</translation>
    </message>
    <message>
        <source>&amp;Find</source>
        <translation>&amp;Suchen</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>&amp;Alles auswählen</translation>
    </message>
    <message>
        <source>Copy the lin&amp;k</source>
        <translation>Lin&amp;k kopieren</translation>
    </message>
    <message>
        <source>&amp;Export the receipt…</source>
        <translation>&amp;Beleg exportieren…</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>&amp;Einstellungen…</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>&amp;Fortsetzen</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Pausieren</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Abbrechen</translation>
    </message>
    <message>
        <source>Re&amp;try</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>Retr&amp;y all failed</source>
        <translation>Alle fehl&amp;geschlagenen wiederholen</translation>
    </message>
    <message>
        <source>Resume a&amp;ll</source>
        <translation>Alle &amp;fortsetzen</translation>
    </message>
    <message>
        <source>Pause &amp;all</source>
        <translation>Alle &amp;pausieren</translation>
    </message>
    <message>
        <source>Sign &amp;in…</source>
        <translation>Anme&amp;lden…</translation>
    </message>
    <message>
        <source>Cate&amp;gory…</source>
        <translation>Kate&amp;gorie…</translation>
    </message>
    <message>
        <source>Move &amp;up</source>
        <extracomment>In the queue: nearer to its front. So are those below.</extracomment>
        <translation>Nach o&amp;ben</translation>
    </message>
    <message>
        <source>Move &amp;down</source>
        <translation>Nach &amp;unten</translation>
    </message>
    <message>
        <source>Move to the t&amp;op</source>
        <translation>Ganz nach &amp;oben</translation>
    </message>
    <message>
        <source>Move to the &amp;bottom</source>
        <translation>Ganz n&amp;ach unten</translation>
    </message>
    <message>
        <source>Open the fi&amp;le</source>
        <translation>&amp;Datei öffnen</translation>
    </message>
    <message>
        <source>&amp;Open folder</source>
        <translation>&amp;Ordner öffnen</translation>
    </message>
    <message>
        <source>Re&amp;move from the list</source>
        <translation>Aus der Liste &amp;entfernen</translation>
    </message>
    <message>
        <source>Remove with &amp;file, to the trash</source>
        <translation>&amp;Mit Datei in den Papierkorb verschieben</translation>
    </message>
    <message>
        <source>Clear &amp;what is done</source>
        <extracomment>Takes off the list what is done.</extracomment>
        <translation>&amp;Erledigtes entfernen</translation>
    </message>
    <message>
        <source>&amp;Browse a server…</source>
        <translation>Se&amp;rver durchsuchen…</translation>
    </message>
    <message>
        <source>Ser&amp;vers…</source>
        <translation>Ser&amp;ver…</translation>
    </message>
    <message>
        <source>S&amp;peed graph</source>
        <translation>&amp;Geschwindigkeitsverlauf</translation>
    </message>
    <message>
        <source>S&amp;tatistics…</source>
        <translation>&amp;Statistik…</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
        <source>&amp;About Waybill</source>
        <translation>Über &amp;Waybill</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Transfer</source>
        <extracomment>A menu, a noun: what to do with the selected transfers.</extracomment>
        <translation>Über&amp;tragung</translation>
    </message>
    <message>
        <source>&amp;Queue</source>
        <translation>&amp;Warteschlange</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>Remove</source>
        <extracomment>On the tool bar: remove from the list. Should be short.</extracomment>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Limit spee&amp;d…</source>
        <translation>Geschwindigkeit &amp;begrenzen…</translation>
    </message>
    <message>
        <source>Start &amp;now</source>
        <extracomment>Beyond the limits of how many run at once.</extracomment>
        <translation>&amp;Sofort starten</translation>
    </message>
    <message>
        <source>&amp;Start at…</source>
        <extracomment>At a time that is asked for.</extracomment>
        <translation>Zu einer &amp;Zeit starten…</translation>
    </message>
    <message>
        <source>&amp;High priority</source>
        <extracomment>In the queue, as the next two: these go first.</extracomment>
        <translation>&amp;Hohe Priorität</translation>
    </message>
    <message>
        <source>&amp;Normal priority</source>
        <translation>&amp;Normale Priorität</translation>
    </message>
    <message>
        <source>&amp;Low priority</source>
        <translation>Nie&amp;drige Priorität</translation>
    </message>
    <message>
        <source>Priorit&amp;y</source>
        <translation>Priori&amp;tät</translation>
    </message>
    <message>
        <source>Open &amp;Metalink…</source>
        <translation>&amp;Metalink öffnen…</translation>
    </message>
</context>
<context>
    <name>waybill::AdvancedPage</name>
    <message>
        <source>Advanced</source>
        <translation>Erweitert</translation>
    </message>
    <message>
        <source>Retrie&amp;s:</source>
        <translation>&amp;Wiederholungen:</translation>
    </message>
    <message>
        <source>How often a transfer that gets no further tries by itself before it fails.</source>
        <translation>Wie oft eine Übertragung, die nicht weiterkommt, es von selbst erneut versucht, bevor sie fehlschlägt.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Wait for a &amp;connection:</source>
        <translation>Auf eine &amp;Verbindung warten:</translation>
    </message>
    <message>
        <source>Finding the server, reaching it and agreeing on the encryption. From the next request on.</source>
        <translation>Den Server finden, erreichen und die Verschlüsselung aushandeln. Gilt ab der nächsten Anfrage.</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>&amp;Wait for an answer:</source>
        <translation>Auf eine &amp;Antwort warten:</translation>
    </message>
    <message>
        <source>From a request to the server&apos;s first word. From the next request on.</source>
        <translation>Von der Anfrage bis zum ersten Wort des Servers. Gilt ab der nächsten Anfrage.</translation>
    </message>
</context>
<context>
    <name>waybill::AdviceBar</name>
    <message>
        <source>&amp;Always for this queue</source>
        <extracomment>Answer likewise for all transfers that ask the same.</extracomment>
        <translation>&amp;Immer für diese Warteschlange</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Was zu tun ist</translation>
    </message>
    <message>
        <source>Its fingerprint (SHA-256): %1</source>
        <translation>Fingerabdruck (SHA-256): %1</translation>
    </message>
    <message>
        <source>Replace if…</source>
        <extracomment>Opens a menu with conditions: replace the file that is there only if…</extracomment>
        <translation>Ersetzen, falls…</translation>
    </message>
</context>
<context>
    <name>waybill::Announcer</name>
    <message numerus="yes">
        <source>%n transfer(s) changed</source>
        <translation>
            <numerusform>%n Übertragung hat sich geändert</numerusform>
            <numerusform>%n Übertragungen haben sich geändert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n need(s) attention</source>
        <translation>
            <numerusform>%n mit Handlungsbedarf</numerusform>
            <numerusform>%n mit Handlungsbedarf</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waybill::AppliedPreferences</name>
    <message>
        <source>The settings cannot be written to %1.</source>
        <translation>Die Einstellungen lassen sich nicht nach %1 schreiben.</translation>
    </message>
    <message>
        <source>The proxy in the settings is none, and is not used.</source>
        <translation>Der Proxy in den Einstellungen ist ungültig und wird nicht benutzt.</translation>
    </message>
    <message>
        <source>Starting at the login could not be changed: %1</source>
        <translation>Der Start bei der Anmeldung ließ sich nicht ändern: %1</translation>
    </message>
</context>
<context>
    <name>waybill::ArchivesPage</name>
    <message>
        <source>Archives</source>
        <translation>Archive</translation>
    </message>
    <message>
        <source>&amp;Pack into:</source>
        <translation>&amp;Packen als:</translation>
    </message>
    <message>
        <source>The first choice of the dialogs that pack.</source>
        <translation>Die Vorauswahl der Dialoge zum Packen.</translation>
    </message>
    <message>
        <source>%1 - fast and small</source>
        <translation>%1 - schnell und klein</translation>
    </message>
    <message>
        <source>%1 - opens everywhere</source>
        <translation>%1 - überall zu öffnen</translation>
    </message>
    <message>
        <source>%1 - usual on Unix</source>
        <translation>%1 - üblich unter Unix</translation>
    </message>
    <message>
        <source>%1 - smallest, slow</source>
        <translation>%1 - am kleinsten, langsam</translation>
    </message>
    <message>
        <source>%1 - for old systems</source>
        <translation>%1 - für alte Systeme</translation>
    </message>
    <message>
        <source>%1 - not compressed</source>
        <translation>%1 - nicht komprimiert</translation>
    </message>
    <message>
        <source>Propose an archi&amp;ve for uploads with more files than:</source>
        <translation>Archi&amp;v vorschlagen beim Hochladen von mehr Dateien als:</translation>
    </message>
    <message>
        <source>Many small files arrive sooner as one.</source>
        <translation>Viele kleine Dateien kommen als eine schneller an.</translation>
    </message>
    <message>
        <source>As&amp;k before unpacking more than:</source>
        <translation>Nach&amp;fragen vor dem Entpacken von mehr als:</translation>
    </message>
    <message>
        <source>A small archive can hold more than the disk has room for.</source>
        <translation>Ein kleines Archiv kann mehr enthalten, als auf den Datenträger passt.</translation>
    </message>
    <message>
        <source> GiB</source>
        <translation> GiB</translation>
    </message>
    <message>
        <source>never ask</source>
        <translation>nie nachfragen</translation>
    </message>
</context>
<context>
    <name>waybill::AttentionDesk</name>
    <message>
        <source>Encrypted archive</source>
        <translation>Verschlüsseltes Archiv</translation>
    </message>
    <message>
        <source>Password of %1:</source>
        <translation>Passwort für %1:</translation>
    </message>
    <message>
        <source>Another folder</source>
        <translation>Anderer Ordner</translation>
    </message>
    <message>
        <source>New link</source>
        <translation>Neuer Link</translation>
    </message>
    <message>
        <source>Another link to %1:</source>
        <translation>Anderer Link zu %1:</translation>
    </message>
    <message>
        <source>Trust this certificate?</source>
        <translation>Diesem Zertifikat vertrauen?</translation>
    </message>
    <message>
        <source>Its fingerprint (SHA-256) is:
%1

Trust it only if you know it: compare it with what the server&apos;s owner tells you. It is trusted until Waybill quits.</source>
        <translation>Sein Fingerabdruck (SHA-256) lautet:
%1

Vertrauen Sie ihm nur, wenn Sie ihn kennen: Vergleichen Sie ihn mit der Angabe des Serverbetreibers. Ihm wird vertraut, bis Waybill beendet wird.</translation>
    </message>
    <message>
        <source>&amp;Trust it</source>
        <translation>&amp;Vertrauen</translation>
    </message>
</context>
<context>
    <name>waybill::BreadcrumbBar</name>
    <message>
        <source>Path</source>
        <translation>Pfad</translation>
    </message>
</context>
<context>
    <name>waybill::BrowserActions</name>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Zurück</translation>
    </message>
    <message>
        <source>&amp;Up</source>
        <extracomment>To the folder that this one is in.</extracomment>
        <translation>&amp;Aufwärts</translation>
    </message>
    <message>
        <source>Re&amp;fresh</source>
        <translation>Ak&amp;tualisieren</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Stopp</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <extracomment>A folder.</extracomment>
        <translation>Ö&amp;ffnen</translation>
    </message>
    <message>
        <source>&amp;Download</source>
        <translation>&amp;Herunterladen</translation>
    </message>
    <message>
        <source>Download &amp;to…</source>
        <translation>Herunterladen &amp;nach…</translation>
    </message>
    <message>
        <source>&amp;New folder…</source>
        <translation>Neuer &amp;Ordner…</translation>
    </message>
    <message>
        <source>De&amp;lete…</source>
        <translation>&amp;Löschen…</translation>
    </message>
    <message>
        <source>&amp;Copy URL</source>
        <translation>URL &amp;kopieren</translation>
    </message>
    <message>
        <source>Rena&amp;me…</source>
        <translation>&amp;Umbenennen…</translation>
    </message>
</context>
<context>
    <name>waybill::BrowserModel</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Modified</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>about %1</source>
        <extracomment>A size that the server tells in round numbers.</extracomment>
        <translation>etwa %1</translation>
    </message>
</context>
<context>
    <name>waybill::BrowserTable</name>
    <message>
        <source>Folder on the server</source>
        <translation>Ordner auf dem Server</translation>
    </message>
</context>
<context>
    <name>waybill::BrowserText</name>
    <message>
        <source>The server has no such folder.</source>
        <translation>Diesen Ordner gibt es auf dem Server nicht.</translation>
    </message>
    <message>
        <source>Check the address for typing errors.</source>
        <translation>Prüfen Sie die Adresse auf Tippfehler.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; was not deleted: it has changed on the server since it was listed.</source>
        <translation>„%1“ wurde nicht gelöscht: Es hat sich auf dem Server geändert, seit es aufgelistet wurde.</translation>
    </message>
    <message>
        <source>The list is up to date again. Look at it, then delete it if you still want to.</source>
        <translation>Die Liste ist wieder aktuell. Sehen Sie nach und löschen Sie dann, wenn Sie es noch möchten.</translation>
    </message>
    <message>
        <source>It may be for reading only.</source>
        <translation>Vielleicht ist nur Lesen erlaubt.</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>Wählen Sie einen anderen Namen.</translation>
    </message>
    <message numerus="yes">
        <source>Folders: %n</source>
        <translation>
            <numerusform>Ordner: %n</numerusform>
            <numerusform>Ordner: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Files: %n</source>
        <translation>
            <numerusform>Dateien: %n</numerusform>
            <numerusform>Dateien: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Shown: %n</source>
        <translation>
            <numerusform>Angezeigt: %n</numerusform>
            <numerusform>Angezeigt: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Selected: %n (%1)</source>
        <translation>
            <numerusform>Ausgewählt: %n (%1)</numerusform>
            <numerusform>Ausgewählt: %n (%1)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Left out, because they lie elsewhere or have impossible names: %n</source>
        <translation>
            <numerusform>Ausgelassen, weil anderswo gelegen oder mit unmöglichem Namen: %n</numerusform>
            <numerusform>Ausgelassen, weil anderswo gelegen oder mit unmöglichen Namen: %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waybill::BrowserWindow</name>
    <message>
        <source>Server browser</source>
        <translation>Server-Browser</translation>
    </message>
    <message>
        <source>Enter the address of a WebDAV server, or of a folder that nginx, Apache, Caddy or rclone lists.</source>
        <translation>Geben Sie die Adresse eines WebDAV-Servers ein, oder die eines Ordners, den nginx, Apache, Caddy oder rclone auflistet.</translation>
    </message>
    <message>
        <source>https://server.example/folder/</source>
        <translation>https://server.example/ordner/</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Shows names that contain this; * and ? stand for anything.</source>
        <translation>Zeigt Namen, die dies enthalten; * und ? stehen für Beliebiges.</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Wird geladen…</translation>
    </message>
    <message>
        <source>This folder is empty.

Drop files here to upload them.</source>
        <translation>Dieser Ordner ist leer.

Ziehen Sie Dateien hierher, um sie hochzuladen.</translation>
    </message>
    <message>
        <source>%1 – Server browser</source>
        <translation>%1 – Server-Browser</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <extracomment>Loading was stopped.</extracomment>
        <translation>Angehalten.</translation>
    </message>
    <message>
        <source>Nothing here matches the filter.</source>
        <translation>Nichts hier passt zum Filter.</translation>
    </message>
    <message>
        <source>New folder</source>
        <translation>Neuer Ordner</translation>
    </message>
    <message>
        <source>Name of the new folder:</source>
        <translation>Name des neuen Ordners:</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>New name of &quot;%1&quot;:</source>
        <translation>Neuer Name für „%1“:</translation>
    </message>
</context>
<context>
    <name>waybill::ConflictText</name>
    <message>
        <source>ask me</source>
        <extracomment>What to do if the file exists. So are those below.</extracomment>
        <translation>mich fragen</translation>
    </message>
    <message>
        <source>skip the file</source>
        <translation>die Datei überspringen</translation>
    </message>
    <message>
        <source>replace it</source>
        <translation>sie ersetzen</translation>
    </message>
    <message>
        <source>replace it if the source is newer</source>
        <translation>sie ersetzen, wenn die Quelle neuer ist</translation>
    </message>
    <message>
        <source>replace it if the sizes differ</source>
        <translation>sie ersetzen, wenn die Größen abweichen</translation>
    </message>
    <message>
        <source>use another name</source>
        <translation>anderen Namen verwenden</translation>
    </message>
</context>
<context>
    <name>waybill::DetailsPane</name>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Geschwindigkeit</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Segments</source>
        <translation>Abschnitte</translation>
    </message>
</context>
<context>
    <name>waybill::DownloadDialog</name>
    <message>
        <source>%1 unpacked</source>
        <extracomment>The name of a folder: what came out of the archive %1.</extracomment>
        <translation>%1 entpackt</translation>
    </message>
    <message>
        <source>&amp;Unpack when done</source>
        <translation>Danach &amp;entpacken</translation>
    </message>
    <message>
        <source>Add download</source>
        <translation>Neuer Download</translation>
    </message>
    <message>
        <source>https://… (one link a line)</source>
        <translation>https://… (ein Link pro Zeile)</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>Links</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Auswählen…</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Herunterladen</translation>
    </message>
    <message>
        <source>&amp;Links:</source>
        <translation>&amp;Links:</translation>
    </message>
    <message>
        <source>&amp;Folder:</source>
        <translation>&amp;Ordner:</translation>
    </message>
    <message>
        <source>Folder for downloads</source>
        <translation>Ordner für Downloads</translation>
    </message>
    <message>
        <source>A curl command becomes a download only if it does nothing else. Waybill stops at: %1</source>
        <translation>Ein curl-Befehl wird nur dann zum Download, wenn er sonst nichts tut. Waybill scheitert an: %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>A line that was typed, and what is wrong with it.</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Left out of the curl command: %1.</source>
        <translation>Aus dem curl-Befehl weggelassen: %1.</translation>
    </message>
    <message>
        <source>optional, for one link: another name</source>
        <translation>optional, für einen Link: ein anderer Name</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>&amp;Name:</translation>
    </message>
    <message>
        <source>C&amp;ategory:</source>
        <translation>K&amp;ategorie:</translation>
    </message>
    <message>
        <source>A name goes with one link.</source>
        <translation>Ein Name passt nur zu einem Link.</translation>
    </message>
    <message>
        <source>This is no plain file name.</source>
        <translation>Das ist kein einfacher Dateiname.</translation>
    </message>
    <message>
        <source>If it &amp;exists:</source>
        <translation>Falls vor&amp;handen:</translation>
    </message>
    <message>
        <source>&amp;Whole folder, with all that lies in it</source>
        <translation>Gan&amp;zer Ordner, mit allem, was darin liegt</translation>
    </message>
    <message>
        <source>&amp;Metalink: download the files that it names</source>
        <translation>&amp;Metalink: die darin genannten Dateien herunterladen</translation>
    </message>
    <message>
        <source>Metalink:</source>
        <translation>Metalink:</translation>
    </message>
    <message>
        <source>This is no Metalink that can be used: %1</source>
        <translation>Das ist kein brauchbarer Metalink: %1</translation>
    </message>
    <message>
        <source>This Metalink is too large: %1</source>
        <translation>Dieser Metalink ist zu groß: %1</translation>
    </message>
    <message>
        <source>The Metalink could not be read. %1</source>
        <extracomment>What went wrong, as a sentence.</extracomment>
        <translation>Der Metalink konnte nicht gelesen werden. %1</translation>
    </message>
    <message>
        <source>No checksum of the file was found: %1</source>
        <translation>Keine Prüfsumme der Datei gefunden: %1</translation>
    </message>
    <message>
        <source>No checksum could be looked up. %1</source>
        <extracomment>What went wrong, as a sentence.</extracomment>
        <translation>Die Prüfsumme konnte nicht nachgeschlagen werden. %1</translation>
    </message>
    <message>
        <source>A whole folder has no checksum and no mirrors, and is not unpacked.</source>
        <translation>Ein ganzer Ordner hat weder Prüfsumme noch Spiegel und wird nicht entpackt.</translation>
    </message>
    <message>
        <source>Reading the Metalink…</source>
        <translation>Der Metalink wird gelesen…</translation>
    </message>
    <message>
        <source>Choose at least one file of the Metalink.</source>
        <translation>Wählen Sie mindestens eine Datei des Metalinks.</translation>
    </message>
    <message>
        <source>Looking for the checksum…</source>
        <translation>Die Prüfsumme wird gesucht…</translation>
    </message>
</context>
<context>
    <name>waybill::DownloadOptions</name>
    <message>
        <source>As written here:</source>
        <extracomment>Where the checksum is, as the next two: it is written in the field beside.</extracomment>
        <translation>Wie hier angegeben:</translation>
    </message>
    <message>
        <source>In a list beside the file</source>
        <translation>In einer Liste neben der Datei</translation>
    </message>
    <message>
        <source>In the list at this URL:</source>
        <translation>In der Liste unter dieser URL:</translation>
    </message>
    <message>
        <source>Checksum, or the URL of a list</source>
        <translation>Prüfsumme oder die URL einer Liste</translation>
    </message>
    <message>
        <source>&amp;Checksum:</source>
        <translation>&amp;Prüfsumme:</translation>
    </message>
    <message>
        <source>optional, for one link: where else the file is (one URL a line)</source>
        <translation>optional, für einen Link: wo die Datei sonst noch liegt (eine URL pro Zeile)</translation>
    </message>
    <message>
        <source>Mirr&amp;ors:</source>
        <translation>Spie&amp;gel:</translation>
    </message>
    <message>
        <source>As set</source>
        <extracomment>At the place of a number of connections: that of the settings.</extracomment>
        <translation>Wie eingestellt</translation>
    </message>
    <message>
        <source>Connection&amp;s:</source>
        <translation>&amp;Verbindungen:</translation>
    </message>
    <message>
        <source>optional, for one link: sha256:…</source>
        <translation>optional, für einen Link: sha256:…</translation>
    </message>
    <message>
        <source>https://… (such as SHA256SUMS)</source>
        <translation>https://… (zum Beispiel SHA256SUMS)</translation>
    </message>
    <message>
        <source>its name and .sha256, or SHA256SUMS</source>
        <translation>ihr Name und .sha256 oder SHA256SUMS</translation>
    </message>
    <message>
        <source>Give the URL of the list of checksums.</source>
        <translation>Geben Sie die URL der Prüfsummenliste an.</translation>
    </message>
    <message>
        <source>A checksum goes with one link.</source>
        <translation>Eine Prüfsumme passt nur zu einem Link.</translation>
    </message>
    <message>
        <source>Mirror %1: %2</source>
        <extracomment>A mirror that was typed, and what is wrong with it.</extracomment>
        <translation>Spiegel %1: %2</translation>
    </message>
    <message>
        <source>Mirrors go with one link.</source>
        <translation>Spiegel passen nur zu einem Link.</translation>
    </message>
</context>
<context>
    <name>waybill::DropTarget</name>
    <message>
        <source>Drop target</source>
        <translation>Ablagefläche</translation>
    </message>
    <message>
        <source>Drop files here to upload them, links to download</source>
        <translation>Dateien hier ablegen, um sie hochzuladen, Links, um sie herunterzuladen</translation>
    </message>
</context>
<context>
    <name>waybill::ErrorText</name>
    <message>
        <source>Something went wrong inside Waybill.</source>
        <translation>In Waybill ist etwas schiefgegangen.</translation>
    </message>
    <message>
        <source>Please report it with the log of this transfer.</source>
        <translation>Bitte melden Sie es mit dem Protokoll dieser Übertragung.</translation>
    </message>
    <message>
        <source>The transfer was stopped.</source>
        <translation>Die Übertragung wurde angehalten.</translation>
    </message>
    <message>
        <source>Retry it to start again.</source>
        <translation>Wiederholen Sie sie, um neu zu beginnen.</translation>
    </message>
    <message>
        <source>This is not a valid URL.</source>
        <translation>Dies ist keine gültige URL.</translation>
    </message>
    <message>
        <source>Check it for typing errors; it must start with http:// or https://.</source>
        <translation>Prüfen Sie sie auf Tippfehler; sie muss mit http:// oder https:// beginnen.</translation>
    </message>
    <message>
        <source>Waybill moves files over http and https only.</source>
        <translation>Waybill überträgt Dateien nur über http und https.</translation>
    </message>
    <message>
        <source>Use a URL that starts with http:// or https://.</source>
        <translation>Verwenden Sie eine URL, die mit http:// oder https:// beginnt.</translation>
    </message>
    <message>
        <source>A header is not well-formed.</source>
        <translation>Eine Kopfzeile ist nicht korrekt aufgebaut.</translation>
    </message>
    <message>
        <source>Write each header on a line of its own as &quot;Name: value&quot;.</source>
        <translation>Schreiben Sie jede Kopfzeile in eine eigene Zeile als „Name: Wert“.</translation>
    </message>
    <message>
        <source>The checksum is not well-formed.</source>
        <translation>Die Prüfsumme ist nicht korrekt aufgebaut.</translation>
    </message>
    <message>
        <source>Write it as md5, sha1, sha256 or sha512, a colon and the hexadecimal digits.</source>
        <translation>Schreiben Sie md5, sha1, sha256 oder sha512, einen Doppelpunkt und die Hexadezimalziffern.</translation>
    </message>
    <message>
        <source>The server&apos;s name could not be found.</source>
        <translation>Der Name des Servers wurde nicht gefunden.</translation>
    </message>
    <message>
        <source>Check the name and your network connection.</source>
        <translation>Prüfen Sie den Namen und Ihre Netzwerkverbindung.</translation>
    </message>
    <message>
        <source>The server refused the connection.</source>
        <translation>Der Server hat die Verbindung abgelehnt.</translation>
    </message>
    <message>
        <source>Check the port, and whether the server is running.</source>
        <translation>Prüfen Sie den Port und ob der Server läuft.</translation>
    </message>
    <message>
        <source>The server cannot be reached.</source>
        <translation>Der Server ist nicht erreichbar.</translation>
    </message>
    <message>
        <source>Check your network connection.</source>
        <translation>Prüfen Sie Ihre Netzwerkverbindung.</translation>
    </message>
    <message>
        <source>The server did not answer in time when connecting.</source>
        <translation>Der Server hat beim Verbinden nicht rechtzeitig geantwortet.</translation>
    </message>
    <message>
        <source>Check your network connection, or try again later.</source>
        <translation>Prüfen Sie Ihre Netzwerkverbindung oder versuchen Sie es später erneut.</translation>
    </message>
    <message>
        <source>The server took the request and did not answer in time.</source>
        <translation>Der Server hat die Anfrage angenommen, aber nicht rechtzeitig geantwortet.</translation>
    </message>
    <message>
        <source>Try again later.</source>
        <translation>Versuchen Sie es später erneut.</translation>
    </message>
    <message>
        <source>The transfer had come to a standstill.</source>
        <translation>Die Übertragung war zum Stillstand gekommen.</translation>
    </message>
    <message>
        <source>Try again; it goes on where it stopped if the server allows it.</source>
        <translation>Versuchen Sie es erneut; wenn der Server es zulässt, geht es dort weiter, wo es aufgehört hat.</translation>
    </message>
    <message>
        <source>The connection broke.</source>
        <translation>Die Verbindung ist abgebrochen.</translation>
    </message>
    <message>
        <source>No secure connection could be made.</source>
        <translation>Es konnte keine sichere Verbindung hergestellt werden.</translation>
    </message>
    <message>
        <source>Check the certificate files that you chose, or ask the server&apos;s owner.</source>
        <translation>Prüfen Sie die ausgewählten Zertifikatsdateien oder fragen Sie den Betreiber des Servers.</translation>
    </message>
    <message>
        <source>The server&apos;s certificate is not trusted.</source>
        <translation>Dem Zertifikat des Servers wird nicht vertraut.</translation>
    </message>
    <message>
        <source>Check your clock and the server&apos;s name; if you know the certificate, trust exactly it (--pin) or its issuer (--cacert).</source>
        <translation>Prüfen Sie Ihre Uhr und den Namen des Servers; wenn Sie das Zertifikat kennen, vertrauen Sie genau ihm (--pin) oder seinem Aussteller (--cacert).</translation>
    </message>
    <message>
        <source>The server showed another certificate than the pinned one.</source>
        <translation>Der Server hat ein anderes Zertifikat vorgelegt als das festgelegte.</translation>
    </message>
    <message>
        <source>Do not go on unless you know why it has changed; then pin the new one.</source>
        <translation>Machen Sie erst weiter, wenn Sie wissen, warum es sich geändert hat; legen Sie dann das neue fest.</translation>
    </message>
    <message>
        <source>The proxy could not be used.</source>
        <translation>Der Proxy konnte nicht verwendet werden.</translation>
    </message>
    <message>
        <source>Check the proxy&apos;s address.</source>
        <translation>Prüfen Sie die Adresse des Proxys.</translation>
    </message>
    <message>
        <source>A public server tried to send us to a private address.</source>
        <translation>Ein öffentlicher Server wollte an eine private Adresse verweisen.</translation>
    </message>
    <message>
        <source>If you trust that address, use its URL directly.</source>
        <translation>Wenn Sie dieser Adresse vertrauen, verwenden Sie ihre URL direkt.</translation>
    </message>
    <message>
        <source>The server wants you to sign in.</source>
        <translation>Der Server verlangt eine Anmeldung.</translation>
    </message>
    <message>
        <source>Give a user name and password for it.</source>
        <translation>Geben Sie Benutzername und Passwort dafür an.</translation>
    </message>
    <message>
        <source>The proxy wants you to sign in.</source>
        <translation>Der Proxy verlangt eine Anmeldung.</translation>
    </message>
    <message>
        <source>Give a user name and password in the proxy&apos;s URL.</source>
        <translation>Geben Sie Benutzername und Passwort in der URL des Proxys an.</translation>
    </message>
    <message>
        <source>The server does not allow this.</source>
        <translation>Der Server erlaubt dies nicht.</translation>
    </message>
    <message>
        <source>Check your rights there; a link may have expired.</source>
        <translation>Prüfen Sie Ihre Rechte dort; vielleicht ist ein Link abgelaufen.</translation>
    </message>
    <message>
        <source>The server has no such file.</source>
        <translation>Diese Datei gibt es auf dem Server nicht.</translation>
    </message>
    <message>
        <source>Check the URL; a link may have expired.</source>
        <translation>Prüfen Sie die URL; vielleicht ist ein Link abgelaufen.</translation>
    </message>
    <message>
        <source>The server says that this conflicts with what it has.</source>
        <translation>Der Server meldet einen Konflikt mit dem, was er schon hat.</translation>
    </message>
    <message>
        <source>Check that the target folder exists on the server.</source>
        <translation>Prüfen Sie, ob der Zielordner auf dem Server existiert.</translation>
    </message>
    <message>
        <source>What is on the server is not what was expected.</source>
        <translation>Auf dem Server liegt nicht das, was erwartet wurde.</translation>
    </message>
    <message>
        <source>Look at the file on the server, then try again.</source>
        <translation>Sehen Sie sich die Datei auf dem Server an und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The file is too large for the server.</source>
        <translation>Die Datei ist zu groß für den Server.</translation>
    </message>
    <message>
        <source>Ask the server&apos;s owner for a higher limit, or use another way to upload.</source>
        <translation>Bitten Sie den Betreiber des Servers um eine höhere Grenze oder laden Sie auf anderem Weg hoch.</translation>
    </message>
    <message>
        <source>The file is locked on the server.</source>
        <translation>Die Datei ist auf dem Server gesperrt.</translation>
    </message>
    <message>
        <source>Try again when nobody else uses it.</source>
        <translation>Versuchen Sie es erneut, wenn niemand sonst sie benutzt.</translation>
    </message>
    <message>
        <source>The server asks for a rest.</source>
        <translation>Der Server bittet um eine Pause.</translation>
    </message>
    <message>
        <source>Wait a while, or use fewer transfers at once.</source>
        <translation>Warten Sie eine Weile oder übertragen Sie weniger gleichzeitig.</translation>
    </message>
    <message>
        <source>The server is busy.</source>
        <translation>Der Server ist ausgelastet.</translation>
    </message>
    <message>
        <source>The server failed.</source>
        <translation>Der Server hat versagt.</translation>
    </message>
    <message>
        <source>Try again later, or tell the server&apos;s owner.</source>
        <translation>Versuchen Sie es später erneut oder sagen Sie dem Betreiber des Servers Bescheid.</translation>
    </message>
    <message>
        <source>The server has no room left.</source>
        <translation>Auf dem Server ist kein Platz mehr.</translation>
    </message>
    <message>
        <source>Make room on the server, then try again.</source>
        <translation>Schaffen Sie Platz auf dem Server und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The server gave an answer that makes no sense here.</source>
        <translation>Der Server hat eine Antwort gegeben, die hier keinen Sinn ergibt.</translation>
    </message>
    <message>
        <source>Check the URL.</source>
        <translation>Prüfen Sie die URL.</translation>
    </message>
    <message>
        <source>The server&apos;s answer is not well-formed.</source>
        <translation>Die Antwort des Servers ist nicht korrekt aufgebaut.</translation>
    </message>
    <message>
        <source>Nothing of it was used. Try again, or tell the server&apos;s owner.</source>
        <translation>Nichts davon wurde verwendet. Versuchen Sie es erneut oder sagen Sie dem Betreiber des Servers Bescheid.</translation>
    </message>
    <message>
        <source>The server&apos;s answer has too large headers.</source>
        <translation>Die Antwort des Servers hat zu große Kopfzeilen.</translation>
    </message>
    <message>
        <source>Nothing of it was used. Tell the server&apos;s owner.</source>
        <translation>Nichts davon wurde verwendet. Sagen Sie dem Betreiber des Servers Bescheid.</translation>
    </message>
    <message>
        <source>The server&apos;s answer is larger than it may be.</source>
        <translation>Die Antwort des Servers ist größer als erlaubt.</translation>
    </message>
    <message>
        <source>The server sent less than it had announced.</source>
        <translation>Der Server hat weniger gesendet als angekündigt.</translation>
    </message>
    <message>
        <source>The server encoded the file although it was asked not to.</source>
        <translation>Der Server hat die Datei kodiert, obwohl er darum gebeten wurde, es nicht zu tun.</translation>
    </message>
    <message>
        <source>The server sends us in circles.</source>
        <translation>Der Server leitet im Kreis um.</translation>
    </message>
    <message>
        <source>The server sends us where we will not go.</source>
        <translation>Der Server leitet an eine Adresse um, die nicht zulässig ist.</translation>
    </message>
    <message>
        <source>If you trust the new address, use it directly.</source>
        <translation>Wenn Sie der neuen Adresse vertrauen, verwenden Sie sie direkt.</translation>
    </message>
    <message>
        <source>The server sent another part of the file than was asked for.</source>
        <translation>Der Server hat einen anderen Teil der Datei gesendet als angefordert.</translation>
    </message>
    <message>
        <source>Nothing of it was used. Try again.</source>
        <translation>Nichts davon wurde verwendet. Versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The file is not the one that was promised: its checksum differs.</source>
        <translation>Die Datei ist nicht die versprochene: Ihre Prüfsumme weicht ab.</translation>
    </message>
    <message>
        <source>It was thrown away. Check the checksum, or get the file from another place.</source>
        <translation>Sie wurde verworfen. Prüfen Sie die Prüfsumme oder beziehen Sie die Datei von anderswo.</translation>
    </message>
    <message>
        <source>The file on the server changed while it was fetched.</source>
        <translation>Die Datei auf dem Server hat sich beim Herunterladen geändert.</translation>
    </message>
    <message>
        <source>Try again when it no longer changes.</source>
        <translation>Versuchen Sie es erneut, wenn sie sich nicht mehr ändert.</translation>
    </message>
    <message>
        <source>The file changed while it was sent.</source>
        <translation>Die Datei hat sich beim Senden geändert.</translation>
    </message>
    <message>
        <source>What the server has now is not what was sent.</source>
        <translation>Der Server hat jetzt etwas anderes, als gesendet wurde.</translation>
    </message>
    <message>
        <source>Try again, and look at the file on the server.</source>
        <translation>Versuchen Sie es erneut und sehen Sie sich die Datei auf dem Server an.</translation>
    </message>
    <message>
        <source>The file was sent, but the server does not let us read it back.</source>
        <translation>Die Datei wurde gesendet, aber der Server lässt sie nicht zurücklesen.</translation>
    </message>
    <message>
        <source>Verify by length instead, or look at the file on the server.</source>
        <translation>Prüfen Sie stattdessen die Länge oder sehen Sie sich die Datei auf dem Server an.</translation>
    </message>
    <message>
        <source>There is no such file.</source>
        <translation>Diese Datei gibt es nicht.</translation>
    </message>
    <message>
        <source>Check its name and that its disk is there.</source>
        <translation>Prüfen Sie ihren Namen und ob ihr Datenträger angeschlossen ist.</translation>
    </message>
    <message>
        <source>The system does not allow this.</source>
        <translation>Das System erlaubt dies nicht.</translation>
    </message>
    <message>
        <source>Check the rights of the file and its folder, or choose another folder.</source>
        <translation>Prüfen Sie die Rechte der Datei und ihres Ordners oder wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>This is not a regular file.</source>
        <translation>Dies ist keine reguläre Datei.</translation>
    </message>
    <message>
        <source>Choose a regular file.</source>
        <translation>Wählen Sie eine reguläre Datei.</translation>
    </message>
    <message>
        <source>A file of that name exists already.</source>
        <translation>Eine Datei dieses Namens gibt es schon.</translation>
    </message>
    <message>
        <source>Choose another name, or let it be renamed or overwritten.</source>
        <translation>Wählen Sie einen anderen Namen oder lassen Sie umbenennen oder überschreiben.</translation>
    </message>
    <message>
        <source>The server has a file of that name already.</source>
        <translation>Auf dem Server gibt es schon eine Datei dieses Namens.</translation>
    </message>
    <message>
        <source>The target folder is not there.</source>
        <translation>Der Zielordner ist nicht da.</translation>
    </message>
    <message>
        <source>Connect its disk, then resume.</source>
        <translation>Schließen Sie seinen Datenträger an und setzen Sie fort.</translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation>Der Datenträger ist voll.</translation>
    </message>
    <message>
        <source>Make room, then resume; nothing is lost.</source>
        <translation>Schaffen Sie Platz und setzen Sie fort; nichts ist verloren.</translation>
    </message>
    <message>
        <source>The file is too large for this file system.</source>
        <translation>Die Datei ist zu groß für dieses Dateisystem.</translation>
    </message>
    <message>
        <source>Choose a folder on another disk.</source>
        <translation>Wählen Sie einen Ordner auf einem anderen Datenträger.</translation>
    </message>
    <message>
        <source>The name or path is too long for this file system.</source>
        <translation>Der Name oder Pfad ist zu lang für dieses Dateisystem.</translation>
    </message>
    <message>
        <source>Choose a shorter name.</source>
        <translation>Wählen Sie einen kürzeren Namen.</translation>
    </message>
    <message>
        <source>The file could not be read.</source>
        <translation>Die Datei konnte nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Check the disk.</source>
        <translation>Prüfen Sie den Datenträger.</translation>
    </message>
    <message>
        <source>The file could not be written.</source>
        <translation>Die Datei konnte nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>Check the disk, or choose another folder.</source>
        <translation>Prüfen Sie den Datenträger oder wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>The disk did not confirm what was written.</source>
        <translation>Der Datenträger hat das Geschriebene nicht bestätigt.</translation>
    </message>
    <message>
        <source>Check the disk; try again to fetch the unconfirmed part once more.</source>
        <translation>Prüfen Sie den Datenträger; versuchen Sie es erneut, um den unbestätigten Teil noch einmal zu holen.</translation>
    </message>
    <message>
        <source>The finished file disappeared before it was in its place.</source>
        <translation>Die fertige Datei ist verschwunden, bevor sie an ihrem Platz war.</translation>
    </message>
    <message>
        <source>Look whether something moved it; else retry.</source>
        <translation>Sehen Sie nach, ob etwas sie verschoben hat; sonst wiederholen Sie.</translation>
    </message>
    <message>
        <source>Some files of the folder were not transferred.</source>
        <translation>Einige Dateien des Ordners wurden nicht übertragen.</translation>
    </message>
    <message>
        <source>Look at them, and retry what failed.</source>
        <translation>Sehen Sie sie an und wiederholen Sie, was fehlgeschlagen ist.</translation>
    </message>
    <message>
        <source>This is not an archive that Waybill can read.</source>
        <translation>Dies ist kein Archiv, das Waybill lesen kann.</translation>
    </message>
    <message>
        <source>Open it with the program that made it.</source>
        <translation>Öffnen Sie es mit dem Programm, das es erstellt hat.</translation>
    </message>
    <message>
        <source>The archive is damaged.</source>
        <translation>Das Archiv ist beschädigt.</translation>
    </message>
    <message>
        <source>Download it again, or ask for another copy.</source>
        <translation>Laden Sie es erneut herunter oder bitten Sie um eine andere Kopie.</translation>
    </message>
    <message>
        <source>The archive tries to write where it must not; nothing was extracted.</source>
        <translation>Das Archiv will dorthin schreiben, wo es nicht darf; nichts wurde entpackt.</translation>
    </message>
    <message>
        <source>Do not trust it, nor where it came from.</source>
        <translation>Trauen Sie ihm nicht, und auch nicht seiner Herkunft.</translation>
    </message>
    <message>
        <source>The archive unpacks to more than is allowed.</source>
        <translation>Entpackt ist das Archiv größer als erlaubt.</translation>
    </message>
    <message>
        <source>Raise the limit if you trust it.</source>
        <translation>Erhöhen Sie die Grenze, wenn Sie ihm vertrauen.</translation>
    </message>
    <message>
        <source>The archive&apos;s format cannot hold this.</source>
        <translation>Das Format des Archivs kann dies nicht aufnehmen.</translation>
    </message>
    <message>
        <source>Choose the format that is named.</source>
        <translation>Wählen Sie das genannte Format.</translation>
    </message>
    <message>
        <source>The archive needs a password, or another one.</source>
        <translation>Das Archiv braucht ein Passwort, oder ein anderes.</translation>
    </message>
    <message>
        <source>Give its password and try again.</source>
        <translation>Geben Sie sein Passwort an und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The program that unpacks archives ended without a result.</source>
        <translation>Das Programm zum Entpacken endete ohne Ergebnis.</translation>
    </message>
    <message>
        <source>Try again; the archive may be made to crash it.</source>
        <translation>Versuchen Sie es erneut; vielleicht soll das Archiv das Programm abstürzen lassen.</translation>
    </message>
    <message>
        <source>The server has forgotten the unfinished upload.</source>
        <translation>Der Server hat den unvollständigen Upload vergessen.</translation>
    </message>
    <message>
        <source>Try again; it starts over.</source>
        <translation>Versuchen Sie es erneut; es beginnt von vorn.</translation>
    </message>
    <message>
        <source>The server cannot do this.</source>
        <translation>Der Server kann dies nicht.</translation>
    </message>
    <message>
        <source>Choose another way to upload.</source>
        <translation>Wählen Sie einen anderen Weg zum Hochladen.</translation>
    </message>
    <message>
        <source>The journal of transfers cannot be used.</source>
        <translation>Das Journal der Übertragungen kann nicht verwendet werden.</translation>
    </message>
    <message>
        <source>Check the rights and the disk of the profile folder.</source>
        <translation>Prüfen Sie Rechte und Datenträger des Profilordners.</translation>
    </message>
    <message>
        <source>The journal was written by a newer version of Waybill.</source>
        <translation>Das Journal wurde von einer neueren Version von Waybill geschrieben.</translation>
    </message>
    <message>
        <source>Use that version, or another profile.</source>
        <translation>Verwenden Sie diese Version oder ein anderes Profil.</translation>
    </message>
    <message>
        <source>Another Waybill uses this profile.</source>
        <translation>Ein anderes Waybill verwendet dieses Profil.</translation>
    </message>
    <message>
        <source>Use its window, close it, or choose another profile.</source>
        <translation>Verwenden Sie dessen Fenster, schließen Sie es oder wählen Sie ein anderes Profil.</translation>
    </message>
    <message>
        <source>%1 (%2).</source>
        <extracomment>A sentence without its full stop, and the server&apos;s or the system&apos;s own words.</extracomment>
        <translation>%1 (%2).</translation>
    </message>
    <message>
        <source>A file of that name exists already, and nothing tells which of the two is newer.</source>
        <translation>Eine Datei dieses Namens gibt es schon, und nichts verrät, welche der beiden neuer ist.</translation>
    </message>
    <message>
        <source>A file of that name exists already, and nothing tells whether the sizes differ.</source>
        <translation>Eine Datei dieses Namens gibt es schon, und nichts verrät, ob die Größen abweichen.</translation>
    </message>
    <message>
        <source>Replace it, use another name, or skip it.</source>
        <translation>Ersetzen Sie sie, verwenden Sie einen anderen Namen, oder überspringen Sie sie.</translation>
    </message>
    <message>
        <source>The server does not list this folder.</source>
        <translation>Der Server listet diesen Ordner nicht auf.</translation>
    </message>
    <message>
        <source>Check the address: it must be a WebDAV folder, or a page that nginx, Apache, Caddy or rclone makes of one.</source>
        <translation>Prüfen Sie die Adresse: Es muss ein WebDAV-Ordner sein oder eine Seite, die nginx, Apache, Caddy oder rclone daraus macht.</translation>
    </message>
</context>
<context>
    <name>waybill::FileEdit</name>
    <message>
        <source>Choose…</source>
        <translation>Auswählen…</translation>
    </message>
    <message>
        <source>PEM files (*.pem *.crt *.cer *.key);;All files (*)</source>
        <translation>PEM-Dateien (*.pem *.crt *.cer *.key);;Alle Dateien (*)</translation>
    </message>
</context>
<context>
    <name>waybill::FilesTab</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Files of the transfer</source>
        <translation>Dateien der Übertragung</translation>
    </message>
    <message numerus="yes">
        <source>…and %n more</source>
        <translation>
            <numerusform>…und %n weitere</numerusform>
            <numerusform>…und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <extracomment>Amounts: 3 MiB of 5 MiB.</extracomment>
        <translation>%1 von %2</translation>
    </message>
    <message numerus="yes">
        <source>%n entries</source>
        <translation>
            <numerusform>%n Eintrag</numerusform>
            <numerusform>%n Einträge</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waybill::FilterRail</name>
    <message>
        <source>Filters</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Transfers</source>
        <translation>Übertragungen</translation>
    </message>
    <message>
        <source>All</source>
        <extracomment>Filters of the list: all, active and so on transfers.</extracomment>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Aktiv</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>Eingereiht</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartend</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>Handlungsbedarf</translation>
    </message>
    <message>
        <source>Downloads</source>
        <translation>Downloads</translation>
    </message>
    <message>
        <source>Uploads</source>
        <translation>Uploads</translation>
    </message>
    <message>
        <source>Archives</source>
        <translation>Archive</translation>
    </message>
    <message>
        <source>Kinds</source>
        <extracomment>A heading: filters by the kind of transfer.</extracomment>
        <translation>Arten</translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Categories</source>
        <translation>Kategorien</translation>
    </message>
</context>
<context>
    <name>waybill::GeneralPage</name>
    <message>
        <source>General</source>
        <translation>Allgemein</translation>
    </message>
    <message>
        <source>&amp;Closing the window while transfers are left:</source>
        <translation>Fenster s&amp;chließen, solange Übertragungen offen sind:</translation>
    </message>
    <message>
        <source>Without a tray the window cannot go there, and Waybill quits.</source>
        <translation>Ohne Systemabschnitt kann das Fenster nicht dorthin, und Waybill wird beendet.</translation>
    </message>
    <message>
        <source>keeps Waybill in the tray</source>
        <translation>lässt Waybill im Systemabschnitt</translation>
    </message>
    <message>
        <source>minimises the window</source>
        <translation>minimiert das Fenster</translation>
    </message>
    <message>
        <source>quits Waybill</source>
        <translation>beendet Waybill</translation>
    </message>
    <message>
        <source>As&amp;k before quitting while transfers run</source>
        <translation>Vor dem Beenden &amp;nachfragen, solange Übertragungen laufen</translation>
    </message>
    <message>
        <source>They stop when Waybill quits, and go on when it starts again.</source>
        <translation>Sie halten an, wenn Waybill endet, und gehen weiter, wenn es wieder startet.</translation>
    </message>
    <message>
        <source>Start Waybill when I &amp;log in</source>
        <translation>Waybill bei der Anme&amp;ldung starten</translation>
    </message>
    <message>
        <source>It starts in the tray, and goes on with what is left.</source>
        <translation>Es startet im Systemabschnitt und macht mit dem weiter, was offen ist.</translation>
    </message>
    <message>
        <source>Start in the &amp;tray</source>
        <translation>Im Sys&amp;temabschnitt starten</translation>
    </message>
    <message>
        <source>Without showing the window, if there is a tray.</source>
        <translation>Ohne das Fenster zu zeigen, falls es einen Systemabschnitt gibt.</translation>
    </message>
    <message>
        <source>Show a small &amp;drop target</source>
        <translation>Kleine Ablagefläche &amp;zeigen</translation>
    </message>
    <message>
        <source>It stays on top of other windows and takes files and links.</source>
        <translation>Sie bleibt über anderen Fenstern und nimmt Dateien und Links an.</translation>
    </message>
</context>
<context>
    <name>waybill::LimitText</name>
    <message>
        <source>no limit</source>
        <extracomment>Of a speed.</extracomment>
        <translation>unbegrenzt</translation>
    </message>
    <message>
        <source>no transfers</source>
        <extracomment>What a rule of the timetable says.</extracomment>
        <translation>keine Übertragungen</translation>
    </message>
    <message>
        <source>Timetable: %1</source>
        <extracomment>%1 is &quot;no transfers&quot;, or limits.</extracomment>
        <translation>Zeitplan: %1</translation>
    </message>
    <message>
        <source>Timetable: %1 until %2</source>
        <extracomment>%1 is &quot;no transfers&quot;, or limits; %2 a time of day, or a weekday and a time of day.</extracomment>
        <translation>Zeitplan: %1 bis %2</translation>
    </message>
    <message>
        <source>every day</source>
        <translation>täglich</translation>
    </message>
</context>
<context>
    <name>waybill::LimitsMenu</name>
    <message>
        <source>In KiB/s; 0: no limit.</source>
        <translation>In KiB/s; 0: unbegrenzt.</translation>
    </message>
    <message>
        <source>&amp;Limits</source>
        <translation>&amp;Grenzen</translation>
    </message>
    <message>
        <source>&amp;Downloads</source>
        <translation>&amp;Downloads</translation>
    </message>
    <message>
        <source>&amp;Uploads</source>
        <translation>&amp;Uploads</translation>
    </message>
    <message>
        <source>&amp;Limits and timetable…</source>
        <translation>&amp;Grenzen und Zeitplan…</translation>
    </message>
    <message>
        <source>&amp;Other…</source>
        <translation>&amp;Anderes…</translation>
    </message>
    <message>
        <source>All together, at most:</source>
        <translation>Alle zusammen höchstens:</translation>
    </message>
</context>
<context>
    <name>waybill::LimitsPage</name>
    <message>
        <source> KiB/s</source>
        <translation> KiB/s</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>unbegrenzt</translation>
    </message>
    <message>
        <source>Transfers at &amp;once:</source>
        <translation>&amp;Gleichzeitige Übertragungen:</translation>
    </message>
    <message>
        <source>The others wait in the queue. What runs already goes on.</source>
        <translation>Die anderen warten in der Warteschlange. Was schon läuft, läuft weiter.</translation>
    </message>
    <message>
        <source>Transfers at once with one ser&amp;ver:</source>
        <translation>Gleichzeitige Übertragungen je Ser&amp;ver:</translation>
    </message>
    <message>
        <source>Some servers refuse more than a few connections.</source>
        <translation>Manche Server lehnen mehr als ein paar Verbindungen ab.</translation>
    </message>
    <message>
        <source>Limits and timetable</source>
        <translation>Grenzen und Zeitplan</translation>
    </message>
    <message>
        <source>&amp;Downloads, at most:</source>
        <translation>&amp;Downloads, höchstens:</translation>
    </message>
    <message>
        <source>All together; each gets an equal part of it.</source>
        <translation>Alle zusammen; jeder bekommt einen gleichen Teil.</translation>
    </message>
    <message>
        <source>&amp;Uploads, at most:</source>
        <translation>&amp;Uploads, höchstens:</translation>
    </message>
    <message>
        <source>All together. Servers and single transfers can have limits of their own.</source>
        <translation>Alle zusammen. Server und einzelne Übertragungen können eigene Grenzen haben.</translation>
    </message>
    <message>
        <source>&amp;Timetable:</source>
        <translation>&amp;Zeitplan:</translation>
    </message>
    <message>
        <source>While a rule holds, its limits are used instead of those above. If several hold, the upper one counts. Resuming a transfer starts it whatever the timetable says.</source>
        <translation>Solange eine Regel gilt, gelten ihre Grenzen statt der obigen. Gelten mehrere, zählt die obere. Wer eine Übertragung fortsetzt, startet sie trotz des Zeitplans.</translation>
    </message>
    <message>
        <source>&amp;Connections for one file, at most:</source>
        <translation>&amp;Verbindungen für eine Datei, höchstens:</translation>
    </message>
    <message>
        <source>A large file comes over several, as long as that makes it faster.</source>
        <translation>Eine große Datei kommt über mehrere, solange das schneller ist.</translation>
    </message>
    <message>
        <source>Connections wit&amp;h one server, at most:</source>
        <translation>Ve&amp;rbindungen mit einem Server, höchstens:</translation>
    </message>
    <message>
        <source>All downloads together. What a server refuses is remembered for a day.</source>
        <translation>Alle Downloads zusammen. Was ein Server ablehnt, wird einen Tag lang behalten.</translation>
    </message>
    <message>
        <source>Dow&amp;nloads at once:</source>
        <translation>Gleichzeitige Down&amp;loads:</translation>
    </message>
    <message>
        <source>Of these; what is packed or unpacked here counts for neither.</source>
        <translation>Davon; was hier gepackt oder entpackt wird, zählt weder da noch dort.</translation>
    </message>
    <message>
        <source>Up&amp;loads at once:</source>
        <translation>Gleichzeitige U&amp;ploads:</translation>
    </message>
    <message>
        <source>&quot;Start now&quot; in a transfer&apos;s menu goes beyond all of these.</source>
        <translation>„Sofort starten“ im Menü einer Übertragung geht über all diese Grenzen hinaus.</translation>
    </message>
</context>
<context>
    <name>waybill::LinkLookup</name>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message numerus="yes">
        <source>%n link(s)</source>
        <translation>
            <numerusform>%n Link</numerusform>
            <numerusform>%n Links</numerusform>
        </translation>
    </message>
    <message>
        <source>at least %1</source>
        <translation>mindestens %1</translation>
    </message>
    <message>
        <source>Asking the server…</source>
        <translation>Der Server wird gefragt…</translation>
    </message>
</context>
<context>
    <name>waybill::LogTab</name>
    <message>
        <source>Show lines with…</source>
        <translation>Zeilen zeigen mit…</translation>
    </message>
    <message>
        <source>Filter of the log</source>
        <translation>Filter des Protokolls</translation>
    </message>
    <message>
        <source>Log of the transfer</source>
        <translation>Protokoll der Übertragung</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
</context>
<context>
    <name>waybill::MainWindow</name>
    <message>
        <source>Waybill</source>
        <translation>Waybill</translation>
    </message>
    <message>
        <source>Transfers</source>
        <translation>Übertragungen</translation>
    </message>
    <message>
        <source>Search (Ctrl+F)</source>
        <translation>Suchen (Strg+F)</translation>
    </message>
    <message>
        <source>Search by name, server or path</source>
        <translation>Nach Name, Server oder Pfad suchen</translation>
    </message>
    <message>
        <source>The journal was damaged. It was moved to %1. Transfers read out of it: %2.</source>
        <translation>Das Journal war beschädigt. Es wurde nach %1 verschoben. Daraus gerettete Übertragungen: %2.</translation>
    </message>
    <message>
        <source>Quit Waybill?</source>
        <translation>Waybill beenden?</translation>
    </message>
    <message>
        <source>Transfers at work: %1. They stop now and go on when Waybill starts again.</source>
        <translation>Laufende Übertragungen: %1. Sie halten jetzt an und gehen weiter, wenn Waybill wieder startet.</translation>
    </message>
    <message>
        <source>Do not ask again</source>
        <translation>Nicht mehr fragen</translation>
    </message>
    <message>
        <source>Export the receipt</source>
        <translation>Beleg exportieren</translation>
    </message>
    <message>
        <source>JSON (*.json);;Text (*.txt)</source>
        <translation>JSON (*.json);;Text (*.txt)</translation>
    </message>
    <message>
        <source>The receipt could not be written: %1</source>
        <translation>Der Beleg konnte nicht geschrieben werden: %1</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategorie</translation>
    </message>
    <message>
        <source>Category (empty for none):</source>
        <translation>Kategorie (leer für keine):</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>About Waybill</source>
        <translation>Über Waybill</translation>
    </message>
    <message>
        <source>&lt;b&gt;Waybill %1&lt;/b&gt;&lt;p&gt;Moves files to and from HTTP(S) servers, packs and unpacks them on the way, and proves that they arrived.&lt;/p&gt;</source>
        <translation>&lt;b&gt;Waybill %1&lt;/b&gt;&lt;p&gt;Überträgt Dateien von und zu HTTP(S)-Servern, packt und entpackt sie unterwegs und weist nach, dass sie angekommen sind.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Limit speed</source>
        <translation>Geschwindigkeit begrenzen</translation>
    </message>
    <message>
        <source>Each selected transfer, at most:</source>
        <translation>Jede ausgewählte Übertragung, höchstens:</translation>
    </message>
</context>
<context>
    <name>waybill::MessageBar</name>
    <message>
        <source>&amp;Retry</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>Sign &amp;in…</source>
        <translation>Anme&amp;lden…</translation>
    </message>
    <message>
        <source>&amp;Dismiss</source>
        <translation>&amp;Schließen</translation>
    </message>
</context>
<context>
    <name>waybill::MetalinkFiles</name>
    <message>
        <source>of its parts</source>
        <extracomment>Of a file: only its parts have checksums.</extracomment>
        <translation>von ihren Teilen</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Mirrors</source>
        <translation>Spiegel</translation>
    </message>
    <message>
        <source>Checksum</source>
        <translation>Prüfsumme</translation>
    </message>
    <message>
        <source>Files of the Metalink</source>
        <translation>Dateien des Metalinks</translation>
    </message>
</context>
<context>
    <name>waybill::NameDialog</name>
    <message>
        <source>A name cannot be &quot;.&quot; or &quot;..&quot;, hold / or \, or be longer than %1 bytes.</source>
        <translation>Ein Name darf nicht „.“ oder „..“ sein, weder / noch \ enthalten und nicht länger als %1 Byte sein.</translation>
    </message>
    <message>
        <source>There is something of this name already.</source>
        <translation>Etwas dieses Namens gibt es schon.</translation>
    </message>
</context>
<context>
    <name>waybill::NetworkPage</name>
    <message>
        <source>A user name and password of a proxy are not kept here. Give the proxy to a server instead, on the page Servers.</source>
        <translation>Benutzername und Passwort eines Proxys werden hier nicht aufbewahrt. Geben Sie den Proxy stattdessen auf der Seite Server einem Server.</translation>
    </message>
    <message>
        <source>Give the file&apos;s whole path.</source>
        <translation>Geben Sie den vollständigen Pfad der Datei an.</translation>
    </message>
    <message>
        <source>There is no such file to read.</source>
        <translation>Es gibt keine solche lesbare Datei.</translation>
    </message>
    <message>
        <source>Network and proxy</source>
        <translation>Netz und Proxy</translation>
    </message>
    <message>
        <source>Pro&amp;xy:</source>
        <translation>Pro&amp;xy:</translation>
    </message>
    <message>
        <source>For all servers that have none of their own; from the next request on. It begins with http://, https://, socks5:// or socks5h://.</source>
        <translation>Für alle Server ohne eigenen; ab der nächsten Anfrage. Er beginnt mit http://, https://, socks5:// oder socks5h://.</translation>
    </message>
    <message>
        <source>as the environment says, else none</source>
        <translation>wie die Umgebung es vorgibt, sonst keiner</translation>
    </message>
    <message>
        <source>Certificate &amp;authorities:</source>
        <translation>Zertifizierungsstellen (&amp;A):</translation>
    </message>
    <message>
        <source>A PEM file with those to trust, instead of the system&apos;s. For all servers that have none of their own; from the next request on.</source>
        <translation>Eine PEM-Datei mit denen, die als vertrauenswürdig gelten, anstelle derer des Systems. Für alle Server ohne eigene; ab der nächsten Anfrage.</translation>
    </message>
    <message>
        <source>those that this system trusts</source>
        <translation>die, denen dieses System vertraut</translation>
    </message>
    <message>
        <source>Wait on &amp;metered networks</source>
        <translation>In &amp;getakteten Netzen warten</translation>
    </message>
    <message>
        <source>Transfers wait while the system says that the network is paid for by the byte. &quot;Go on anyway&quot; lets one run all the same.</source>
        <translation>Übertragungen warten, solange das Netz laut System nach Menge bezahlt wird. „Trotzdem weitermachen“ lässt einzelne dennoch laufen.</translation>
    </message>
    <message>
        <source>Wait on &amp;battery</source>
        <translation>Im &amp;Akkubetrieb warten</translation>
    </message>
    <message>
        <source>Transfers wait while this computer runs on its battery. &quot;Go on anyway&quot; lets one run all the same.</source>
        <translation>Übertragungen warten, solange dieser Rechner mit Akku läuft. „Trotzdem weitermachen“ lässt einzelne dennoch laufen.</translation>
    </message>
    <message>
        <source>Stay a&amp;wake while something is transferred</source>
        <translation>&amp;Wach bleiben, während etwas übertragen wird</translation>
    </message>
    <message>
        <source>Keeps this computer from falling asleep by itself, only while bytes move.</source>
        <translation>Hält diesen Rechner davon ab, von selbst einzuschlafen, aber nur, während Bytes fließen.</translation>
    </message>
</context>
<context>
    <name>waybill::NotificationsPage</name>
    <message>
        <source>Notifications</source>
        <translation>Benachrichtigungen</translation>
    </message>
    <message>
        <source>When transfers are &amp;done</source>
        <translation>Wenn Übertragungen &amp;fertig sind</translation>
    </message>
    <message>
        <source>Once nothing runs or is queued any more, not for each file.</source>
        <translation>Einmal, wenn nichts mehr läuft oder wartet, nicht für jede Datei.</translation>
    </message>
    <message>
        <source>When something needs &amp;attention</source>
        <translation>Wenn etwas &amp;Aufmerksamkeit braucht</translation>
    </message>
    <message>
        <source>A sign-in, a decision, room on the disk; or what failed, once all have ended.</source>
        <translation>Eine Anmeldung, eine Entscheidung, Platz auf dem Datenträger; oder was fehlgeschlagen ist, sobald alles beendet ist.</translation>
    </message>
</context>
<context>
    <name>waybill::Notifier</name>
    <message>
        <source>%1 waits for you.</source>
        <translation>%1 wartet auf Sie.</translation>
    </message>
    <message numerus="yes">
        <source>%n transfer(s) wait for you.</source>
        <translation>
            <numerusform>%n Übertragung wartet auf Sie.</numerusform>
            <numerusform>%n Übertragungen warten auf Sie.</numerusform>
        </translation>
    </message>
    <message>
        <source>Waybill needs your attention</source>
        <translation>Waybill braucht Ihre Aufmerksamkeit</translation>
    </message>
    <message numerus="yes">
        <source>%n transfer(s) done</source>
        <translation>
            <numerusform>%n Übertragung fertig</numerusform>
            <numerusform>%n Übertragungen fertig</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <comment>behind the number of those that are done</comment>
        <translation>
            <numerusform>%n fehlgeschlagen</numerusform>
            <numerusform>%n fehlgeschlagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n transfer(s) failed</source>
        <translation>
            <numerusform>%n Übertragung fehlgeschlagen</numerusform>
            <numerusform>%n Übertragungen fehlgeschlagen</numerusform>
        </translation>
    </message>
    <message>
        <source>Transfers have ended</source>
        <translation>Übertragungen sind beendet</translation>
    </message>
    <message>
        <source>Transfers are done</source>
        <translation>Übertragungen sind fertig</translation>
    </message>
</context>
<context>
    <name>waybill::Offers</name>
    <message>
        <source>Files to upload</source>
        <translation>Dateien zum Hochladen</translation>
    </message>
    <message>
        <source>Folder to pack</source>
        <translation>Ordner zum Packen</translation>
    </message>
    <message>
        <source>Archive to unpack</source>
        <translation>Archiv zum Entpacken</translation>
    </message>
    <message>
        <source>Metalinks</source>
        <translation>Metalinks</translation>
    </message>
    <message>
        <source>Metalinks (*.meta4);;All files (*)</source>
        <translation>Metalinks (*.meta4);;Alle Dateien (*)</translation>
    </message>
</context>
<context>
    <name>waybill::OptionsSection</name>
    <message>
        <source>Opt&amp;ions</source>
        <extracomment>A button: shows the fields that few need.</extracomment>
        <translation>Opt&amp;ionen</translation>
    </message>
</context>
<context>
    <name>waybill::OrderOptions</name>
    <message>
        <source>When its turn comes</source>
        <translation>Wenn die Reihe daran ist</translation>
    </message>
    <message>
        <source>Now, whatever runs</source>
        <translation>Jetzt, was auch läuft</translation>
    </message>
    <message>
        <source>At a time:</source>
        <translation>Zu einer Zeit:</translation>
    </message>
    <message>
        <source>When I resume it</source>
        <translation>Wenn ich fortsetze</translation>
    </message>
    <message>
        <source>Start time</source>
        <translation>Startzeit</translation>
    </message>
    <message>
        <source>P&amp;riority:</source>
        <translation>P&amp;riorität:</translation>
    </message>
    <message>
        <source>S&amp;tart:</source>
        <translation>S&amp;tart:</translation>
    </message>
    <message>
        <source>The start time is over.</source>
        <translation>Die Startzeit ist vorbei.</translation>
    </message>
</context>
<context>
    <name>waybill::OverviewTab</name>
    <message>
        <source>From:</source>
        <extracomment>From where to where: URLs or paths.</extracomment>
        <translation>Von:</translation>
    </message>
    <message>
        <source>To:</source>
        <translation>Nach:</translation>
    </message>
    <message>
        <source>State:</source>
        <translation>Status:</translation>
    </message>
    <message>
        <source>What happened:</source>
        <translation>Was geschehen ist:</translation>
    </message>
    <message>
        <source>Size:</source>
        <translation>Größe:</translation>
    </message>
    <message>
        <source>Checked:</source>
        <translation>Geprüft:</translation>
    </message>
    <message>
        <source>SHA-256:</source>
        <translation>SHA-256:</translation>
    </message>
    <message>
        <source>On the wire:</source>
        <translation>Über die Leitung:</translation>
    </message>
    <message>
        <source>Times:</source>
        <translation>Zeiten:</translation>
    </message>
    <message>
        <source>Notes:</source>
        <translation>Anmerkungen:</translation>
    </message>
    <message>
        <source>Select a transfer to see its details.</source>
        <translation>Wählen Sie eine Übertragung aus, um ihre Einzelheiten zu sehen.</translation>
    </message>
    <message>
        <source>%1 of %2 (%3 bytes)</source>
        <translation>%1 von %2 (%3 Byte)</translation>
    </message>
    <message>
        <source>%1, requests: %2, %3</source>
        <extracomment>Bytes on the wire, the number of requests, and &quot;resumed at 3 MiB&quot; or &quot;not resumed&quot;.</extracomment>
        <translation>%1, Anfragen: %2, %3</translation>
    </message>
    <message>
        <source>resumed at %1</source>
        <translation>bei %1 fortgesetzt</translation>
    </message>
    <message>
        <source>not resumed</source>
        <translation>nicht fortgesetzt</translation>
    </message>
    <message>
        <source>added %1</source>
        <translation>hinzugefügt %1</translation>
    </message>
    <message>
        <source>, ended %1</source>
        <extracomment>Follows &quot;added 1/2/23 3:45 PM&quot;.</extracomment>
        <translation>, beendet %1</translation>
    </message>
</context>
<context>
    <name>waybill::PackDialog</name>
    <message>
        <source>Counting…</source>
        <translation>Wird gezählt…</translation>
    </message>
    <message>
        <source>Pack</source>
        <translation>Packen</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Auswählen…</translation>
    </message>
    <message>
        <source>Files:</source>
        <translation>Dateien:</translation>
    </message>
    <message>
        <source>&amp;Archive:</source>
        <translation>&amp;Archiv:</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>Archiv</translation>
    </message>
    <message>
        <source>The archive&apos;s name must end in %1.</source>
        <translation>Der Name des Archivs muss auf %1 enden.</translation>
    </message>
    <message>
        <source>Give the archive&apos;s whole path.</source>
        <translation>Geben Sie den vollständigen Pfad des Archivs an.</translation>
    </message>
</context>
<context>
    <name>waybill::PackOptions</name>
    <message>
        <source>%1 - fast and small</source>
        <translation>%1 - schnell und klein</translation>
    </message>
    <message>
        <source>%1 - opens everywhere</source>
        <translation>%1 - überall zu öffnen</translation>
    </message>
    <message>
        <source>%1 - usual on Unix</source>
        <translation>%1 - üblich unter Unix</translation>
    </message>
    <message>
        <source>%1 - smallest, slow</source>
        <translation>%1 - am kleinsten, langsam</translation>
    </message>
    <message>
        <source>%1 - for old systems</source>
        <translation>%1 - für alte Systeme</translation>
    </message>
    <message>
        <source>%1 - not compressed</source>
        <translation>%1 - nicht komprimiert</translation>
    </message>
    <message>
        <source>Leave out what may not be read</source>
        <translation>Auslassen, was nicht gelesen werden darf</translation>
    </message>
    <message>
        <source>*.o  build/  (patterns as in a .gitignore)</source>
        <translation>*.o  build/  (Muster wie in einer .gitignore)</translation>
    </message>
    <message>
        <source>How hard to compress: more is smaller and slower</source>
        <translation>Wie stark komprimiert wird: mehr ist kleiner und langsamer</translation>
    </message>
    <message>
        <source>F&amp;ormat, level:</source>
        <translation>F&amp;ormat, Stufe:</translation>
    </message>
    <message>
        <source>&amp;Leave out:</source>
        <translation>Aus&amp;lassen:</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Stufe</translation>
    </message>
</context>
<context>
    <name>waybill::PasswordEdit</name>
    <message>
        <source>Forget</source>
        <translation>Vergessen</translation>
    </message>
    <message>
        <source>Takes the password away where it is kept, as soon as you save</source>
        <translation>Entfernt das gespeicherte Passwort, sobald Sie speichern</translation>
    </message>
    <message>
        <source>Looking for the keychain…</source>
        <translation>Schlüsselbund wird gesucht…</translation>
    </message>
    <message>
        <source>Will be stored in the keychain.</source>
        <translation>Wird im Schlüsselbund gespeichert.</translation>
    </message>
    <message>
        <source>Will be kept for this session only: there is no keychain here.</source>
        <translation>Wird nur für diese Sitzung behalten: Hier gibt es keinen Schlüsselbund.</translation>
    </message>
    <message>
        <source>Will be forgotten.</source>
        <translation>Wird vergessen.</translation>
    </message>
    <message>
        <source>What is kept is for another server or user: enter the password again.</source>
        <translation>Das gespeicherte gilt für einen anderen Server oder Benutzer: Geben Sie das Passwort neu ein.</translation>
    </message>
    <message>
        <source>Stored in the keychain.</source>
        <translation>Im Schlüsselbund gespeichert.</translation>
    </message>
    <message>
        <source>Stored in the keychain, which cannot be reached now.</source>
        <translation>Im Schlüsselbund gespeichert, der gerade nicht erreichbar ist.</translation>
    </message>
    <message>
        <source>Kept for this session only: forgotten when Waybill ends.</source>
        <translation>Nur für diese Sitzung behalten: wird vergessen, wenn Waybill endet.</translation>
    </message>
    <message>
        <source>None is kept.</source>
        <extracomment>No password is kept.</extracomment>
        <translation>Keines gespeichert.</translation>
    </message>
    <message>
        <source>None is kept. There is no keychain here: what you enter is for this session only.</source>
        <translation>Keines gespeichert. Hier gibt es keinen Schlüsselbund: Was Sie eingeben, gilt nur für diese Sitzung.</translation>
    </message>
</context>
<context>
    <name>waybill::ReceiptText</name>
    <message>
        <source>Waybill receipt</source>
        <translation>Waybill-Beleg</translation>
    </message>
    <message>
        <source>What: %1</source>
        <extracomment>Download, upload, pack or unpack.</extracomment>
        <translation>Was: %1</translation>
    </message>
    <message>
        <source>From: %1</source>
        <translation>Von: %1</translation>
    </message>
    <message>
        <source>To: %1</source>
        <translation>Nach: %1</translation>
    </message>
    <message>
        <source>Bytes: %1</source>
        <translation>Byte: %1</translation>
    </message>
    <message>
        <source>Checked: %1</source>
        <translation>Geprüft: %1</translation>
    </message>
    <message>
        <source>SHA-256: %1</source>
        <translation>SHA-256: %1</translation>
    </message>
    <message>
        <source>Begun: %1</source>
        <translation>Begonnen: %1</translation>
    </message>
    <message>
        <source>Ended: %1</source>
        <translation>Beendet: %1</translation>
    </message>
    <message>
        <source>Attempts: %1</source>
        <translation>Versuche: %1</translation>
    </message>
    <message>
        <source>Note: %1</source>
        <translation>Anmerkung: %1</translation>
    </message>
</context>
<context>
    <name>waybill::Remedies</name>
    <message>
        <source>Try again</source>
        <extracomment>These are buttons below a transfer that failed or waits.</extracomment>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Sign in…</source>
        <translation>Anmelden…</translation>
    </message>
    <message>
        <source>Replace it</source>
        <extracomment>Replace the file that is there already.</extracomment>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>Use another name</source>
        <translation>Anderen Namen verwenden</translation>
    </message>
    <message>
        <source>Skip</source>
        <extracomment>Leave the file that is there already, and do not transfer this one.</extracomment>
        <translation>Überspringen</translation>
    </message>
    <message>
        <source>Unpack all of it</source>
        <translation>Alles entpacken</translation>
    </message>
    <message>
        <source>Trust this certificate</source>
        <translation>Diesem Zertifikat vertrauen</translation>
    </message>
    <message>
        <source>Choose another folder…</source>
        <translation>Anderen Ordner wählen…</translation>
    </message>
    <message>
        <source>Give a new link…</source>
        <translation>Neuen Link angeben…</translation>
    </message>
    <message>
        <source>Replace it if the source is newer</source>
        <extracomment>Replace the file that is there already. In the menu of the button &quot;Replace if…&quot;.</extracomment>
        <translation>Ersetzen, wenn die Quelle neuer ist</translation>
    </message>
    <message>
        <source>Replace it if the sizes differ</source>
        <translation>Ersetzen, wenn die Größen abweichen</translation>
    </message>
    <message>
        <source>Go on anyway</source>
        <extracomment>Though the network is metered, say, or the timetable says no.</extracomment>
        <translation>Trotzdem weitermachen</translation>
    </message>
</context>
<context>
    <name>waybill::Removals</name>
    <message>
        <source>Removed transfers</source>
        <translation>Entfernte Übertragungen</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message numerus="yes">
        <source>%n transfer(s) removed; what they left here goes to the trash.</source>
        <translation>
            <numerusform>%n Übertragung entfernt; was sie hier hinterlassen hat, kommt in den Papierkorb.</numerusform>
            <numerusform>%n Übertragungen entfernt; was sie hier hinterlassen haben, kommt in den Papierkorb.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n transfer(s) removed from the list.</source>
        <translation>
            <numerusform>%n Übertragung aus der Liste entfernt.</numerusform>
            <numerusform>%n Übertragungen aus der Liste entfernt.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waybill::RemoveQuestion</name>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Löschen</translation>
    </message>
    <message numerus="yes">
        <source>Delete these %n entries on %1 for good?</source>
        <translation>
            <numerusform>Diesen %n Eintrag auf %1 endgültig löschen?</numerusform>
            <numerusform>Diese %n Einträge auf %1 endgültig löschen?</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete the folder &quot;%1&quot; and all that is in it on %2 for good?</source>
        <translation>Den Ordner „%1“ mit seinem ganzen Inhalt auf %2 endgültig löschen?</translation>
    </message>
    <message>
        <source>Delete &quot;%1&quot; on %2 for good?</source>
        <translation>„%1“ auf %2 endgültig löschen?</translation>
    </message>
    <message>
        <source>%1 (folder, with all that is in it)</source>
        <translation>%1 (Ordner mit seinem ganzen Inhalt)</translation>
    </message>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… und %n weiterer</numerusform>
            <numerusform>… und %n weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waybill::SegmentMapView</name>
    <message>
        <source>Segments</source>
        <translation>Abschnitte</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2, over %n connection(s)</source>
        <translation>
            <numerusform>%1 von %2, über %n Verbindung</numerusform>
            <numerusform>%1 von %2, über %n Verbindungen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waybill::SegmentsTab</name>
    <message>
        <source>Select a download to see which pieces of it are here.</source>
        <translation>Wählen Sie einen Download, um zu sehen, welche Teile davon hier sind.</translation>
    </message>
    <message>
        <source>Only downloads come in segments.</source>
        <translation>Nur Downloads kommen in Abschnitten.</translation>
    </message>
    <message>
        <source>All of it is here.</source>
        <translation>Alles ist hier.</translation>
    </message>
    <message>
        <source>The pieces are shown while the download runs.</source>
        <translation>Die Teile werden gezeigt, während der Download läuft.</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2, over %n connection(s)</source>
        <translation>
            <numerusform>%1 von %2, über %n Verbindung</numerusform>
            <numerusform>%1 von %2, über %n Verbindungen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waybill::ServersPage</name>
    <message>
        <source>Servers</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Servers with a na&amp;me have their own way of uploading, certificates, proxy and password:</source>
        <translation>Server mit Na&amp;men haben ihre eigene Art des Hochladens, Zertifikate, Proxy und Passwort:</translation>
    </message>
    <message>
        <source>&amp;Edit the servers…</source>
        <translation>S&amp;erver bearbeiten…</translation>
    </message>
    <message>
        <source>There are none yet.</source>
        <translation>Es gibt noch keine.</translation>
    </message>
</context>
<context>
    <name>waybill::SettingsDialog</name>
    <message>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
    <message>
        <source>This &amp;page</source>
        <translation>Diese &amp;Seite</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Search (Ctrl+F)</source>
        <translation>Suchen (Strg+F)</translation>
    </message>
    <message>
        <source>Search the settings</source>
        <translation>Einstellungen durchsuchen</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>&amp;Restore defaults</source>
        <translation>Standardwerte &amp;wiederherstellen</translation>
    </message>
    <message>
        <source>&amp;All pages…</source>
        <translation>&amp;Alle Seiten…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Restore defaults</source>
        <translation>Standardwerte wiederherstellen</translation>
    </message>
    <message>
        <source>Restore the defaults of all pages?</source>
        <translation>Die Standardwerte aller Seiten wiederherstellen?</translation>
    </message>
    <message>
        <source>Servers and their passwords stay.</source>
        <translation>Server und ihre Passwörter bleiben.</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Wiederherstellen</translation>
    </message>
</context>
<context>
    <name>waybill::SideWindows</name>
    <message>
        <source>Speed</source>
        <translation>Geschwindigkeit</translation>
    </message>
    <message>
        <source>Folder for downloads</source>
        <translation>Ordner für Downloads</translation>
    </message>
</context>
<context>
    <name>waybill::SignInDialog</name>
    <message>
        <source>&amp;Remember in the keychain</source>
        <translation>Im &amp;Schlüsselbund merken</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>%1 wants you to sign in.</source>
        <translation>%1 verlangt eine Anmeldung.</translation>
    </message>
    <message>
        <source>What you enter is kept until Waybill ends.</source>
        <translation>Ihre Eingabe wird behalten, bis Waybill endet.</translation>
    </message>
    <message>
        <source>&amp;User name:</source>
        <translation>&amp;Benutzername:</translation>
    </message>
    <message>
        <source>&amp;Password:</source>
        <translation>&amp;Passwort:</translation>
    </message>
    <message>
        <source>Else what you enter is kept until Waybill ends.</source>
        <translation>Sonst wird Ihre Eingabe behalten, bis Waybill endet.</translation>
    </message>
    <message>
        <source>There is no keychain here that could remember it: what you enter is kept until Waybill ends.</source>
        <translation>Hier gibt es keinen Schlüsselbund, der sie sich merken könnte: Ihre Eingabe wird behalten, bis Waybill endet.</translation>
    </message>
</context>
<context>
    <name>waybill::SiteEditor</name>
    <message>
        <source>Certificate authority</source>
        <translation>Zertifizierungsstelle</translation>
    </message>
    <message>
        <source>Client certificate</source>
        <translation>Client-Zertifikat</translation>
    </message>
    <message>
        <source>Private key</source>
        <translation>Privater Schlüssel</translation>
    </message>
    <message>
        <source>find out</source>
        <extracomment>What kind of server it is: Waybill asks it.</extracomment>
        <translation>herausfinden</translation>
    </message>
    <message>
        <source>plain HTTP (PUT)</source>
        <translation>einfaches HTTP (PUT)</translation>
    </message>
    <message>
        <source>WebDAV</source>
        <translation>WebDAV</translation>
    </message>
    <message>
        <source>tus (resumable uploads)</source>
        <translation>tus (fortsetzbare Uploads)</translation>
    </message>
    <message>
        <source>fail, and change nothing</source>
        <translation>fehlschlagen und nichts ändern</translation>
    </message>
    <message>
        <source>Without https a password can be read by anybody on the way.</source>
        <translation>Ohne https kann jeder unterwegs ein Passwort mitlesen.</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>Na&amp;me:</translation>
    </message>
    <message>
        <source>&amp;URL:</source>
        <translation>&amp;URL:</translation>
    </message>
    <message>
        <source>&amp;Kind:</source>
        <translation>&amp;Art:</translation>
    </message>
    <message>
        <source>If a file e&amp;xists:</source>
        <translation>Wenn eine Datei vor&amp;handen ist:</translation>
    </message>
    <message>
        <source>U&amp;ser name:</source>
        <translation>&amp;Benutzername:</translation>
    </message>
    <message>
        <source>&amp;Password:</source>
        <translation>&amp;Passwort:</translation>
    </message>
    <message>
        <source>those that this system trusts</source>
        <extracomment>In an empty field: which certificate authorities are trusted.</extracomment>
        <translation>die, denen dieses System vertraut</translation>
    </message>
    <message>
        <source>SHA-256; then no other certificate is trusted</source>
        <translation>SHA-256; dann wird keinem anderen Zertifikat vertraut</translation>
    </message>
    <message>
        <source>Encryption (TLS)</source>
        <translation>Verschlüsselung (TLS)</translation>
    </message>
    <message>
        <source>Certificate &amp;authority:</source>
        <translation>&amp;Zertifizierungsstelle:</translation>
    </message>
    <message>
        <source>Client &amp;certificate:</source>
        <translation>&amp;Client-Zertifikat:</translation>
    </message>
    <message>
        <source>P&amp;rivate key:</source>
        <translation>Privater &amp;Schlüssel:</translation>
    </message>
    <message>
        <source>Pinned &amp;fingerprint:</source>
        <translation>Fest&amp;gelegter Fingerabdruck:</translation>
    </message>
    <message>
        <source>as the environment says, else none</source>
        <extracomment>In an empty field: the proxy that environment variables name.</extracomment>
        <translation>wie die Umgebung es vorgibt, sonst keiner</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>Proxy</translation>
    </message>
    <message>
        <source>Pr&amp;oxy:</source>
        <translation>Prox&amp;y:</translation>
    </message>
    <message>
        <source>Proxy us&amp;er:</source>
        <translation>Proxy-Benu&amp;tzer:</translation>
    </message>
    <message>
        <source>Proxy pass&amp;word:</source>
        <translation>Proxy-Pass&amp;wort:</translation>
    </message>
    <message>
        <source>as chosen for each transfer</source>
        <translation>wie bei jeder Übertragung gewählt</translation>
    </message>
    <message>
        <source> KiB/s</source>
        <translation> KiB/s</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>unbegrenzt</translation>
    </message>
    <message>
        <source>Speed</source>
        <extracomment>Of all transfers with this server together.</extracomment>
        <translation>Geschwindigkeit</translation>
    </message>
    <message>
        <source>Downloads, at &amp;most:</source>
        <translation>D&amp;ownloads, höchstens:</translation>
    </message>
    <message>
        <source>Uploads, a&amp;t most:</source>
        <translation>Uploads, höchst&amp;ens:</translation>
    </message>
</context>
<context>
    <name>waybill::SiteList</name>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Search servers</source>
        <translation>Server suchen</translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>Server</translation>
    </message>
</context>
<context>
    <name>waybill::SiteProblemText</name>
    <message>
        <source>Give the server a name.</source>
        <translation>Geben Sie dem Server einen Namen.</translation>
    </message>
    <message>
        <source>This is no complete URL. It begins with https:// or http:// and names a server.</source>
        <translation>Dies ist keine vollständige URL. Sie beginnt mit https:// oder http:// und nennt einen Server.</translation>
    </message>
    <message>
        <source>Waybill speaks http and https only. Begin the URL with https:// or http://.</source>
        <translation>Waybill spricht nur http und https. Beginnen Sie die URL mit https:// oder http://.</translation>
    </message>
    <message>
        <source>The URL holds a user name or password. They belong into fields of their own.</source>
        <translation>Die URL enthält einen Benutzernamen oder ein Passwort. Dafür gibt es eigene Felder.</translation>
    </message>
    <message>
        <source>A server&apos;s URL ends with its path: leave out the ? or # and what follows.</source>
        <translation>Die URL eines Servers endet mit ihrem Pfad: Lassen Sie ? oder # und alles danach weg.</translation>
    </message>
    <message>
        <source>A client certificate needs the file of its private key.</source>
        <translation>Ein Client-Zertifikat braucht die Datei seines privaten Schlüssels.</translation>
    </message>
    <message>
        <source>A private key needs the file of its certificate.</source>
        <translation>Ein privater Schlüssel braucht die Datei seines Zertifikats.</translation>
    </message>
    <message>
        <source>A fingerprint is a SHA-256: 64 hexadecimal digits, with or without colons.</source>
        <translation>Ein Fingerabdruck ist ein SHA-256-Wert: 64 Hexadezimalziffern, mit oder ohne Doppelpunkte.</translation>
    </message>
    <message>
        <source>A proxy is written as http://, https://, socks5:// or socks5h:// and its name, with a port if need be.</source>
        <translation>Ein Proxy wird als http://, https://, socks5:// oder socks5h:// mit seinem Namen geschrieben, bei Bedarf mit Port.</translation>
    </message>
    <message>
        <source>The proxy&apos;s URL holds a user name or password. They belong into fields of their own.</source>
        <translation>Die URL des Proxys enthält einen Benutzernamen oder ein Passwort. Dafür gibt es eigene Felder.</translation>
    </message>
    <message>
        <source>The value of &quot;%1&quot; makes no sense.</source>
        <translation>Der Wert von „%1“ ergibt keinen Sinn.</translation>
    </message>
    <message>
        <source>This server is not there any more.</source>
        <translation>Diesen Server gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>It could not be saved: %1</source>
        <translation>Speichern nicht möglich: %1</translation>
    </message>
    <message>
        <source>The file cannot be read: %1</source>
        <translation>Die Datei kann nicht gelesen werden: %1</translation>
    </message>
    <message>
        <source>The file cannot be written: %1</source>
        <translation>Die Datei kann nicht geschrieben werden: %1</translation>
    </message>
    <message>
        <source>The file is far larger than a list of servers. Choose another one.</source>
        <translation>Die Datei ist viel größer als eine Serverliste. Wählen Sie eine andere.</translation>
    </message>
    <message>
        <source>The file is not JSON, or only a part of it is here (%1).</source>
        <translation>Die Datei ist kein JSON, oder nur ein Teil davon ist da (%1).</translation>
    </message>
    <message>
        <source>The file is JSON, but no list of servers that Waybill has exported.</source>
        <translation>Die Datei ist JSON, aber keine von Waybill exportierte Serverliste.</translation>
    </message>
    <message>
        <source>The file was exported by a newer Waybill (format %1). Update this one.</source>
        <translation>Die Datei wurde von einem neueren Waybill exportiert (Format %1). Aktualisieren Sie dieses.</translation>
    </message>
    <message>
        <source>Nothing was imported. Server %1 of the file: %2</source>
        <translation>Nichts wurde importiert. Server %1 der Datei: %2</translation>
    </message>
</context>
<context>
    <name>waybill::SitesDialog</name>
    <message>
        <source>&amp;Duplicate</source>
        <translation>&amp;Duplizieren</translation>
    </message>
    <message>
        <source>De&amp;lete…</source>
        <translation>&amp;Löschen…</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>E&amp;xportieren…</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Revert</source>
        <extracomment>Throws away what was edited.</extracomment>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>&amp;New</source>
        <translation>&amp;Neu</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>&amp;Importieren…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message numerus="yes">
        <source>%n server(s) imported. Their passwords are not in the file.</source>
        <translation>
            <numerusform>%n Server importiert. Sein Passwort steht nicht in der Datei.</numerusform>
            <numerusform>%n Server importiert. Ihre Passwörter stehen nicht in der Datei.</numerusform>
        </translation>
    </message>
    <message>
        <source>Exported to %1, without passwords.</source>
        <translation>Nach %1 exportiert, ohne Passwörter.</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Gespeichert.</translation>
    </message>
    <message>
        <source>Delete server</source>
        <translation>Server löschen</translation>
    </message>
    <message>
        <source>Delete the server &quot;%1&quot;?</source>
        <translation>Den Server „%1“ löschen?</translation>
    </message>
    <message>
        <source>Its password is forgotten. Transfers with it stay in the list; those that want you to sign in wait for it.</source>
        <translation>Sein Passwort wird vergessen. Übertragungen mit ihm bleiben in der Liste; die eine Anmeldung brauchen, warten darauf.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Import servers</source>
        <translation>Server importieren</translation>
    </message>
    <message>
        <source>Lists of servers (*.json);;All files (*)</source>
        <translation>Serverlisten (*.json);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Export servers</source>
        <translation>Server exportieren</translation>
    </message>
    <message>
        <source>Lists of servers (*.json)</source>
        <translation>Serverlisten (*.json)</translation>
    </message>
    <message>
        <source>Not saved: see the fields above.</source>
        <translation>Nicht gespeichert: siehe die Felder oben.</translation>
    </message>
    <message>
        <source>Saving… If the keychain is locked, unlock it.</source>
        <translation>Wird gespeichert… Falls der Schlüsselbund gesperrt ist, entsperren Sie ihn.</translation>
    </message>
    <message>
        <source>Save the changes to this server?</source>
        <translation>Die Änderungen an diesem Server speichern?</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
</context>
<context>
    <name>waybill::SpeedGraph</name>
    <message>
        <source>Speed graph</source>
        <translation>Geschwindigkeitsverlauf</translation>
    </message>
    <message>
        <source>Down</source>
        <extracomment>A curve: the speed of downloads.</extracomment>
        <translation>Download</translation>
    </message>
    <message>
        <source>Up</source>
        <extracomment>A curve: the speed of uploads.</extracomment>
        <translation>Upload</translation>
    </message>
    <message>
        <source>%1: %2, at most %3</source>
        <extracomment>A curve read aloud: its name, its speed now, and its highest.</extracomment>
        <translation>%1: %2, höchstens %3</translation>
    </message>
    <message>
        <source> (limit %1)</source>
        <extracomment>Stands behind a speed, hence the space.</extracomment>
        <translation> (Grenze %1)</translation>
    </message>
    <message>
        <source>Nothing measured yet.</source>
        <translation>Noch nichts gemessen.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>limit up</source>
        <translation>Upload-Grenze</translation>
    </message>
    <message>
        <source>limit down</source>
        <translation>Download-Grenze</translation>
    </message>
</context>
<context>
    <name>waybill::SpeedPane</name>
    <message>
        <source>1 minute</source>
        <translation>1 Minute</translation>
    </message>
    <message>
        <source>5 minutes</source>
        <translation>5 Minuten</translation>
    </message>
    <message>
        <source>30 minutes</source>
        <translation>30 Minuten</translation>
    </message>
    <message>
        <source>3 hours</source>
        <translation>3 Stunden</translation>
    </message>
    <message>
        <source>12 hours</source>
        <translation>12 Stunden</translation>
    </message>
    <message>
        <source>24 hours</source>
        <translation>24 Stunden</translation>
    </message>
    <message>
        <source>&amp;Period:</source>
        <translation>&amp;Zeitraum:</translation>
    </message>
</context>
<context>
    <name>waybill::SpeedTab</name>
    <message>
        <source>Speed of the transfer</source>
        <translation>Geschwindigkeit der Übertragung</translation>
    </message>
</context>
<context>
    <name>waybill::StartTimeDialog</name>
    <message>
        <source>Start at a time</source>
        <translation>Zu einer Zeit starten</translation>
    </message>
    <message>
        <source>&amp;The selected transfers start at:</source>
        <translation>&amp;Die ausgewählten Übertragungen starten am:</translation>
    </message>
    <message>
        <source>&amp;No time</source>
        <extracomment>A button: no time is waited for, but a place in the queue.</extracomment>
        <translation>Ohne &amp;Zeit</translation>
    </message>
    <message>
        <source>What is paused goes on then, too; what runs already is not stopped.</source>
        <translation>Auch was pausiert ist, läuft dann weiter; was schon läuft, wird nicht angehalten.</translation>
    </message>
    <message>
        <source>This time is over: they start when the queue comes to them.</source>
        <translation>Diese Zeit ist vorbei: Sie starten, sobald sie in der Warteschlange an der Reihe sind.</translation>
    </message>
</context>
<context>
    <name>waybill::StateText</name>
    <message>
        <source>Queued</source>
        <extracomment>The states of a transfer; they stand alone in a column, and at the head of a line.</extracomment>
        <translation>Eingereiht</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>Wird geprüft</translation>
    </message>
    <message>
        <source>Finishing</source>
        <translation>Wird abgeschlossen</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Pausiert</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>next attempt</source>
        <extracomment>Why a transfer waits; stands after &quot;Waiting: &quot;.</extracomment>
        <translation>nächster Versuch</translation>
    </message>
    <message>
        <source>the server is busy</source>
        <translation>der Server ist ausgelastet</translation>
    </message>
    <message>
        <source>needs sign-in</source>
        <translation>Anmeldung nötig</translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation>der Datenträger ist voll</translation>
    </message>
    <message>
        <source>the target folder is not there</source>
        <translation>der Zielordner ist nicht da</translation>
    </message>
    <message>
        <source>its files</source>
        <translation>auf ihre Dateien</translation>
    </message>
    <message>
        <source>your decision</source>
        <translation>auf Ihre Entscheidung</translation>
    </message>
    <message>
        <source>Added</source>
        <extracomment>A line of a transfer&apos;s log, as are the texts below it: what happened. %1 is a number, %2 an amount like 3 MiB.</extracomment>
        <translation>Hinzugefügt</translation>
    </message>
    <message>
        <source>Started, attempt %1</source>
        <translation>Begonnen, Versuch %1</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Anfrage</translation>
    </message>
    <message>
        <source>Answer %1</source>
        <translation>Antwort %1</translation>
    </message>
    <message>
        <source>Redirected</source>
        <translation>Umgeleitet</translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation>Angemeldet</translation>
    </message>
    <message>
        <source>On the disk: %2</source>
        <translation>Auf dem Datenträger: %2</translation>
    </message>
    <message>
        <source>Resumed at %2</source>
        <translation>Bei %2 fortgesetzt</translation>
    </message>
    <message>
        <source>Started over</source>
        <translation>Von vorn begonnen</translation>
    </message>
    <message>
        <source>Checked</source>
        <translation>Geprüft</translation>
    </message>
    <message>
        <source>Waiting %1 s</source>
        <translation>Wartet %1 s</translation>
    </message>
    <message>
        <source>Trying again in %1 s</source>
        <translation>Neuer Versuch in %1 s</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Anmerkung</translation>
    </message>
    <message>
        <source>Paused at %2</source>
        <translation>Bei %2 pausiert</translation>
    </message>
    <message>
        <source>Done, %2</source>
        <translation>Fertig, %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>Joins a state or an event with its details. &quot;Waiting: the disk is full&quot;</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1, until %2</source>
        <extracomment>Why a transfer waits, and the time of day until which. &quot;the server is busy, until 14:05&quot;</extracomment>
        <translation>%1, bis %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>%1 is &quot;Done&quot;, %2 how it was checked. &quot;Done, verified&quot;</extracomment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1 (%2 of %3): %4</source>
        <extracomment>A state, how many files are done of how many, and the name of this one.</extracomment>
        <translation>%1 (%2 von %3): %4</translation>
    </message>
    <message>
        <source>not checked</source>
        <translation>nicht geprüft</translation>
    </message>
    <message>
        <source>length checked</source>
        <extracomment>How a finished transfer was checked.</extracomment>
        <translation>Länge geprüft</translation>
    </message>
    <message>
        <source>length and version checked</source>
        <translation>Länge und Version geprüft</translation>
    </message>
    <message>
        <source>verified</source>
        <translation>verifiziert</translation>
    </message>
    <message>
        <source>Download</source>
        <extracomment>What a transfer does; a noun.</extracomment>
        <translation>Download</translation>
    </message>
    <message>
        <source>Upload</source>
        <extracomment>What a transfer does; a noun.</extracomment>
        <translation>Upload</translation>
    </message>
    <message>
        <source>Pack</source>
        <extracomment>What a transfer does: makes an archive.</extracomment>
        <translation>Packen</translation>
    </message>
    <message>
        <source>Unpack</source>
        <extracomment>What a transfer does: extracts an archive.</extracomment>
        <translation>Entpacken</translation>
    </message>
    <message>
        <source>outside the timetable</source>
        <translation>außerhalb des Zeitplans</translation>
    </message>
    <message>
        <source>its start time</source>
        <translation>ihre Startzeit</translation>
    </message>
    <message>
        <source>Starts at %1</source>
        <extracomment>A transfer&apos;s state; %1 is a time of today. &quot;Starts at 21:00&quot;</extracomment>
        <translation>Startet um %1</translation>
    </message>
    <message>
        <source>Starts on %1</source>
        <extracomment>A transfer&apos;s state; %1 is a date with a time.</extracomment>
        <translation>Startet am %1</translation>
    </message>
    <message>
        <source>High</source>
        <extracomment>A transfer&apos;s priority in the queue, as the next two.</extracomment>
        <translation>Hoch</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>Niedrig</translation>
    </message>
    <message>
        <source>no network</source>
        <translation>kein Netz</translation>
    </message>
    <message>
        <source>the network wants you to sign in with a browser</source>
        <translation>das Netz verlangt eine Anmeldung im Browser</translation>
    </message>
    <message>
        <source>the network is metered</source>
        <translation>das Netz ist getaktet</translation>
    </message>
    <message>
        <source>running on battery</source>
        <translation>im Akkubetrieb</translation>
    </message>
    <message>
        <source>Offline</source>
        <extracomment>In the status bar: what is wrong with the network, as are the texts below.</extracomment>
        <translation>Kein Netz</translation>
    </message>
    <message>
        <source>No internet</source>
        <translation>Kein Internet</translation>
    </message>
    <message>
        <source>The network wants a sign-in</source>
        <translation>Das Netz verlangt eine Anmeldung</translation>
    </message>
    <message>
        <source>Metered network</source>
        <translation>Getaktetes Netz</translation>
    </message>
</context>
<context>
    <name>waybill::StatisticsDialog</name>
    <message>
        <source>Statistics</source>
        <translation>Statistik</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Letzte 7 Tage</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>Letzte 30 Tage</translation>
    </message>
    <message>
        <source>Last year</source>
        <translation>Letztes Jahr</translation>
    </message>
    <message>
        <source>All</source>
        <extracomment>The whole time.</extracomment>
        <translation>Alles</translation>
    </message>
    <message>
        <source>By day</source>
        <translation>Nach Tag</translation>
    </message>
    <message>
        <source>By server</source>
        <translation>Nach Server</translation>
    </message>
    <message>
        <source>&amp;Range:</source>
        <translation>Zeit&amp;raum:</translation>
    </message>
    <message>
        <source>&amp;Rows:</source>
        <extracomment>What each row of the table sums up: a day, or a server.</extracomment>
        <translation>&amp;Zeilen:</translation>
    </message>
    <message>
        <source>&amp;Export as CSV…</source>
        <translation>Als CSV &amp;exportieren…</translation>
    </message>
    <message>
        <source>Nothing was transferred in this time.</source>
        <translation>In dieser Zeit wurde nichts übertragen.</translation>
    </message>
    <message>
        <source>In all: %1 down, %2 up, transfers: %3, failures: %4</source>
        <translation>Insgesamt: %1 herunter, %2 hoch, Übertragungen: %3, Fehlschläge: %4</translation>
    </message>
    <message>
        <source>Export statistics</source>
        <translation>Statistik exportieren</translation>
    </message>
    <message>
        <source>Comma-separated values (*.csv)</source>
        <translation>Kommagetrennte Werte (*.csv)</translation>
    </message>
    <message>
        <source>Exported to %1.</source>
        <translation>Nach %1 exportiert.</translation>
    </message>
    <message>
        <source>The file could not be written: %1</source>
        <translation>Die Datei konnte nicht geschrieben werden: %1</translation>
    </message>
</context>
<context>
    <name>waybill::StatisticsModel</name>
    <message>
        <source>What one transfer had on average, over the time that it was active.</source>
        <translation>Was eine Übertragung im Mittel erreicht hat, solange sie aktiv war.</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Down</source>
        <extracomment>A column: how much was downloaded.</extracomment>
        <translation>Download</translation>
    </message>
    <message>
        <source>Up</source>
        <extracomment>A column: how much was uploaded.</extracomment>
        <translation>Upload</translation>
    </message>
    <message>
        <source>Transfers</source>
        <translation>Übertragungen</translation>
    </message>
    <message>
        <source>Failures</source>
        <extracomment>A column: how many transfers failed.</extracomment>
        <translation>Fehlschläge</translation>
    </message>
    <message>
        <source>Mean rate</source>
        <translation>Mittlere Rate</translation>
    </message>
</context>
<context>
    <name>waybill::StatusLine</name>
    <message>
        <source>%1 (limit %2)</source>
        <translation>%1 (Grenze %2)</translation>
    </message>
    <message>
        <source>Show what needs attention</source>
        <translation>Zeigen, wo Handlungsbedarf besteht</translation>
    </message>
    <message>
        <source>Set the limits</source>
        <translation>Grenzen einstellen</translation>
    </message>
    <message>
        <source>%1 active, %2 left</source>
        <translation>%1 aktiv, %2 übrig</translation>
    </message>
    <message numerus="yes">
        <source>%n need(s) attention</source>
        <translation>
            <numerusform>%n mit Handlungsbedarf</numerusform>
            <numerusform>%n mit Handlungsbedarf</numerusform>
        </translation>
    </message>
    <message>
        <source>Down %1, up %2</source>
        <translation>Herunter %1, hoch %2</translation>
    </message>
    <message>
        <source>%1 free</source>
        <extracomment>The room on the disk.</extracomment>
        <translation>%1 frei</translation>
    </message>
    <message>
        <source>In %1</source>
        <extracomment>Tool tip of the room on the disk: the folder that is meant.</extracomment>
        <translation>In %1</translation>
    </message>
    <message>
        <source>Change the timetable</source>
        <translation>Zeitplan ändern</translation>
    </message>
    <message>
        <source>%1 more than is free in %2</source>
        <extracomment>Tool tip of the room on the disk: how much, and the folder that is meant.</extracomment>
        <translation>%1 mehr, als in %2 frei ist</translation>
    </message>
    <message>
        <source>The queue needs %1 more room</source>
        <extracomment>The room on the disk: what the whole queue needs beyond it.</extracomment>
        <translation>Die Warteschlange braucht %1 mehr Platz</translation>
    </message>
</context>
<context>
    <name>waybill::SurveyText</name>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n Datei</numerusform>
            <numerusform>%n Dateien</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n folder(s)</source>
        <translation>
            <numerusform>in %n Ordner</numerusform>
            <numerusform>in %n Ordnern</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>&quot;12 files&quot; and &quot;in 3 folders&quot;</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1, %2; as an archive about %3.</source>
        <extracomment>How many files and folders, their size, and how large their archive will be about.</extracomment>
        <translation>%1, %2; als Archiv etwa %3.</translation>
    </message>
</context>
<context>
    <name>waybill::SurveyTree</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Files and folders</source>
        <translation>Dateien und Ordner</translation>
    </message>
    <message numerus="yes">
        <source>…and %n more</source>
        <translation>
            <numerusform>…und %n weitere</numerusform>
            <numerusform>…und %n weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waybill::TextRow</name>
    <message>
        <source>Choose…</source>
        <translation>Auswählen…</translation>
    </message>
    <message>
        <source>PEM files (*.pem *.crt *.cer);;All files (*)</source>
        <translation>PEM-Dateien (*.pem *.crt *.cer);;Alle Dateien (*)</translation>
    </message>
</context>
<context>
    <name>waybill::TimetableEditor</name>
    <message>
        <source> KiB/s</source>
        <translation> KiB/s</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>unbegrenzt</translation>
    </message>
    <message>
        <source>Downloads in this time, at most</source>
        <translation>Downloads in dieser Zeit, höchstens</translation>
    </message>
    <message>
        <source>Uploads in this time, at most</source>
        <translation>Uploads in dieser Zeit, höchstens</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>to</source>
        <extracomment>Between two times of day.</extracomment>
        <translation>bis</translation>
    </message>
    <message>
        <source>these limits</source>
        <translation>diese Grenzen</translation>
    </message>
    <message>
        <source>no transfers</source>
        <translation>keine Übertragungen</translation>
    </message>
    <message>
        <source>What holds in this time</source>
        <translation>Was in dieser Zeit gilt</translation>
    </message>
</context>
<context>
    <name>waybill::TimetableRow</name>
    <message>
        <source>Days</source>
        <translation>Tage</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>What holds</source>
        <translation>Was gilt</translation>
    </message>
    <message>
        <source>&amp;Add a rule</source>
        <extracomment>A rule of the timetable, as are those that follow.</extracomment>
        <translation>Regel &amp;hinzufügen</translation>
    </message>
    <message>
        <source>Re&amp;move it</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>Further u&amp;p</source>
        <translation>Nach &amp;oben</translation>
    </message>
    <message>
        <source>Further do&amp;wn</source>
        <translation>Nach un&amp;ten</translation>
    </message>
</context>
<context>
    <name>waybill::Totals</name>
    <message>
        <source>%1 active, %2 left</source>
        <extracomment>How many transfers run, and how many are left to do.</extracomment>
        <translation>%1 aktiv, %2 übrig</translation>
    </message>
    <message>
        <source>%1 in need of attention</source>
        <translation>%1 mit Handlungsbedarf</translation>
    </message>
</context>
<context>
    <name>waybill::TransferModel</name>
    <message>
        <source>#</source>
        <extracomment>Column: the place in the queue</extracomment>
        <translation>#</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Richtung</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>Restzeit</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Hinzugefügt</translation>
    </message>
    <message>
        <source>Done at</source>
        <translation>Fertig am</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategorie</translation>
    </message>
    <message>
        <source>Ratio</source>
        <extracomment>Column: bytes on the wire for each byte of the file</extracomment>
        <translation>Verhältnis</translation>
    </message>
    <message>
        <source>Checked</source>
        <translation>Geprüft</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Pfad</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 percent</source>
        <translation>%1 Prozent</translation>
    </message>
    <message>
        <source>download</source>
        <translation>Download</translation>
    </message>
    <message>
        <source>upload</source>
        <translation>Upload</translation>
    </message>
    <message>
        <source>packing</source>
        <translation>Packen</translation>
    </message>
    <message>
        <source>unpacking</source>
        <translation>Entpacken</translation>
    </message>
    <message>
        <source>less than a minute left</source>
        <translation>noch weniger als eine Minute</translation>
    </message>
    <message>
        <source>one minute left</source>
        <translation>noch eine Minute</translation>
    </message>
    <message numerus="yes">
        <source>%n minutes left</source>
        <translation>
            <numerusform>noch %n Minute</numerusform>
            <numerusform>noch %n Minuten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hours left</source>
        <translation>
            <numerusform>noch %n Stunde</numerusform>
            <numerusform>noch %n Stunden</numerusform>
        </translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priorität</translation>
    </message>
</context>
<context>
    <name>waybill::TransferView</name>
    <message>
        <source>Transfers</source>
        <translation>Übertragungen</translation>
    </message>
    <message>
        <source>&amp;Fit the columns to their contents</source>
        <translation>&amp;Spalten an den Inhalt anpassen</translation>
    </message>
    <message>
        <source>No transfers yet.

Drop files or folders here to upload them.
Drop or paste a link, or press Ctrl+N, to download.</source>
        <translation>Noch keine Übertragungen.

Ziehen Sie Dateien oder Ordner hierher, um sie hochzuladen.
Ziehen oder fügen Sie einen Link ein oder drücken Sie Strg+N, um herunterzuladen.</translation>
    </message>
    <message>
        <source>Nothing matches the search.

Press Escape in the search field to see all.</source>
        <translation>Nichts passt zur Suche.

Drücken Sie Escape im Suchfeld, um alles zu sehen.</translation>
    </message>
    <message>
        <source>Nothing is at work.

Press Ctrl+N to download, or drop files to upload them.</source>
        <translation>Nichts läuft.

Drücken Sie Strg+N, um herunterzuladen, oder ziehen Sie Dateien hierher, um sie hochzuladen.</translation>
    </message>
    <message>
        <source>Nothing stands in the queue.</source>
        <translation>Nichts steht in der Warteschlange.</translation>
    </message>
    <message>
        <source>Nothing waits or is paused.</source>
        <translation>Nichts wartet oder ist pausiert.</translation>
    </message>
    <message>
        <source>Nothing is done yet.</source>
        <translation>Noch nichts ist fertig.</translation>
    </message>
    <message>
        <source>All is well: nothing needs your attention.</source>
        <translation>Alles in Ordnung: Nichts braucht Ihre Aufmerksamkeit.</translation>
    </message>
    <message>
        <source>No downloads.

Drop or paste a link, or press Ctrl+N.</source>
        <translation>Keine Downloads.

Ziehen oder fügen Sie einen Link ein oder drücken Sie Strg+N.</translation>
    </message>
    <message>
        <source>No uploads.

Drop files or folders here, or press Ctrl+U.</source>
        <translation>Keine Uploads.

Ziehen Sie Dateien oder Ordner hierher oder drücken Sie Strg+U.</translation>
    </message>
    <message>
        <source>No archives.

Press Ctrl+K to pack a folder, Ctrl+E to unpack an archive.</source>
        <translation>Keine Archive.

Drücken Sie Strg+K, um einen Ordner zu packen, Strg+E, um ein Archiv zu entpacken.</translation>
    </message>
    <message>
        <source>No transfers here.</source>
        <translation>Keine Übertragungen hier.</translation>
    </message>
</context>
<context>
    <name>waybill::TransfersPage</name>
    <message>
        <source>Transfers</source>
        <translation>Übertragungen</translation>
    </message>
    <message>
        <source>&amp;Folder for downloads:</source>
        <translation>&amp;Ordner für Downloads:</translation>
    </message>
    <message>
        <source>What the download dialog proposes. It remembers the folder chosen there.</source>
        <translation>Was der Download-Dialog vorschlägt. Er merkt sich den dort gewählten Ordner.</translation>
    </message>
    <message>
        <source>Give the folder&apos;s whole path.</source>
        <translation>Geben Sie den vollständigen Pfad des Ordners an.</translation>
    </message>
    <message>
        <source>If a file e&amp;xists already:</source>
        <translation>Wenn eine Datei schon e&amp;xistiert:</translation>
    </message>
    <message>
        <source>For downloads. Nothing is replaced unless you choose so.</source>
        <translation>Für Downloads. Nichts wird ersetzt, solange Sie es nicht wählen.</translation>
    </message>
</context>
<context>
    <name>waybill::TrayIcon</name>
    <message>
        <source>&amp;Show or hide the window</source>
        <translation>Fenster &amp;zeigen oder verbergen</translation>
    </message>
    <message>
        <source>&amp;Pause all</source>
        <translation>Alle &amp;pausieren</translation>
    </message>
    <message>
        <source>&amp;Resume all</source>
        <translation>Alle &amp;fortsetzen</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>Waybill goes on in the tray</source>
        <translation>Waybill läuft im Infobereich weiter</translation>
    </message>
    <message>
        <source>Transfers go on there. Quit from its menu, or choose in the settings what closing the window does.</source>
        <translation>Übertragungen gehen dort weiter. Beenden Sie es über sein Menü, oder wählen Sie in den Einstellungen, was das Schließen des Fensters bewirkt.</translation>
    </message>
    <message>
        <source>R&amp;ecent</source>
        <translation>Zul&amp;etzt</translation>
    </message>
</context>
<context>
    <name>waybill::Units</name>
    <message>
        <source>%1 s</source>
        <extracomment>A duration in short, as are those below: seconds, minutes, hours, days.</extracomment>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 d</translation>
    </message>
</context>
<context>
    <name>waybill::UnpackDialog</name>
    <message>
        <source>Remove the archive afterwards</source>
        <translation>Das Archiv danach löschen</translation>
    </message>
    <message>
        <source>Unpack</source>
        <translation>Entpacken</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Auswählen…</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>&amp;Archive:</source>
        <translation>&amp;Archiv:</translation>
    </message>
    <message>
        <source>&amp;Into:</source>
        <extracomment>The folder into which an archive is unpacked.</extracomment>
        <translation>&amp;In den Ordner:</translation>
    </message>
    <message>
        <source>The name tells no archive that Waybill can read.</source>
        <translation>Dem Namen nach ist das kein Archiv, das Waybill lesen kann.</translation>
    </message>
    <message>
        <source>Give whole paths.</source>
        <translation>Geben Sie vollständige Pfade an.</translation>
    </message>
</context>
<context>
    <name>waybill::UploadDialog</name>
    <message>
        <source>Counting…</source>
        <translation>Wird gezählt…</translation>
    </message>
    <message>
        <source>Read back and compare</source>
        <translation>Zurücklesen und vergleichen</translation>
    </message>
    <message>
        <source>&amp;Pack and upload: send all of it as one archive</source>
        <translation>&amp;Packen und hochladen: alles als ein Archiv senden</translation>
    </message>
    <message>
        <source>Upload</source>
        <translation>Hochladen</translation>
    </message>
    <message>
        <source>Files:</source>
        <translation>Dateien:</translation>
    </message>
    <message>
        <source>&amp;Server:</source>
        <translation>&amp;Server:</translation>
    </message>
    <message>
        <source>If it &amp;exists:</source>
        <translation>Falls vor&amp;handen:</translation>
    </message>
    <message>
        <source>So many files arrive sooner as one archive: choose Pack and upload.</source>
        <translation>So viele Dateien kommen als ein Archiv schneller an: Wählen Sie „Packen und hochladen“.</translation>
    </message>
    <message>
        <source>Give the URL of a WebDAV folder, a tus endpoint, or of the file itself.</source>
        <translation>Geben Sie die URL eines WebDAV-Ordners, eines tus-Endpunkts oder der Datei selbst an.</translation>
    </message>
    <message>
        <source>Several files need the URL of a folder, one that ends in &apos;/&apos;.</source>
        <translation>Mehrere Dateien brauchen die URL eines Ordners, eine, die auf „/“ endet.</translation>
    </message>
    <message>
        <source>What is packed on the way has neither a time nor a size to compare. Choose something else for a file that exists.</source>
        <translation>Was unterwegs gepackt wird, hat weder Zeit noch Größe zum Vergleichen. Wählen Sie etwas anderes für eine vorhandene Datei.</translation>
    </message>
</context>
</TS>

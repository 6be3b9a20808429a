<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>waybill::Announcer</name>
    <message numerus="yes">
        <source>%n transfer(s) changed</source>
        <translation>
            <numerusform>%n transfer changed</numerusform>
            <numerusform>%n transfers changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n need(s) attention</source>
        <translation>
            <numerusform>%n needs attention</numerusform>
            <numerusform>%n need attention</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waybill::BrowserText</name>
    <message numerus="yes">
        <source>Folders: %n</source>
        <translation>
            <numerusform>Folders: %n</numerusform>
            <numerusform>Folders: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Files: %n</source>
        <translation>
            <numerusform>Files: %n</numerusform>
            <numerusform>Files: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Shown: %n</source>
        <translation>
            <numerusform>Shown: %n</numerusform>
            <numerusform>Shown: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Selected: %n (%1)</source>
        <translation>
            <numerusform>Selected: %n (%1)</numerusform>
            <numerusform>Selected: %n (%1)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Left out, because they lie elsewhere or have impossible names: %n</source>
        <translation>
            <numerusform>Left out, because it lies elsewhere or has an impossible name: %n</numerusform>
            <numerusform>Left out, because they lie elsewhere or have impossible names: %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waybill::FilesTab</name>
    <message numerus="yes">
        <source>…and %n more</source>
        <translation>
            <numerusform>…and %n more</numerusform>
            <numerusform>…and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entries</source>
        <translation>
            <numerusform>%n entry</numerusform>
            <numerusform>%n entries</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waybill::LinkLookup</name>
    <message numerus="yes">
        <source>%n link(s)</source>
        <translation>
            <numerusform>%n link</numerusform>
            <numerusform>%n links</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waybill::Notifier</name>
    <message numerus="yes">
        <source>%n transfer(s) wait for you.</source>
        <translation>
            <numerusform>%n transfer waits for you.</numerusform>
            <numerusform>%n transfers wait for you.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n transfer(s) done</source>
        <translation>
            <numerusform>%n transfer done</numerusform>
            <numerusform>%n transfers done</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <comment>behind the number of those that are done</comment>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n transfer(s) failed</source>
        <translation>
            <numerusform>%n transfer failed</numerusform>
            <numerusform>%n transfers failed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waybill::Removals</name>
    <message numerus="yes">
        <source>%n transfer(s) removed; what they left here goes to the trash.</source>
        <translation>
            <numerusform>%n transfer removed; what it left here goes to the trash.</numerusform>
            <numerusform>%n transfers removed; what they left here goes to the trash.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n transfer(s) removed from the list.</source>
        <translation>
            <numerusform>%n transfer removed from the list.</numerusform>
            <numerusform>%n transfers removed from the list.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waybill::RemoveQuestion</name>
    <message numerus="yes">
        <source>Delete these %n entries on %1 for good?</source>
        <translation>
            <numerusform>Delete this %n entry on %1 for good?</numerusform>
            <numerusform>Delete these %n entries on %1 for good?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… and %n more</numerusform>
            <numerusform>… and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waybill::SegmentMapView</name>
    <message numerus="yes">
        <source>%1 of %2, over %n connection(s)</source>
        <translation>
            <numerusform>%1 of %2, over %n connection</numerusform>
            <numerusform>%1 of %2, over %n connections</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waybill::SegmentsTab</name>
    <message numerus="yes">
        <source>%1 of %2, over %n connection(s)</source>
        <translation>
            <numerusform>%1 of %2, over %n connection</numerusform>
            <numerusform>%1 of %2, over %n connections</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waybill::SitesDialog</name>
    <message numerus="yes">
        <source>%n server(s) imported. Their passwords are not in the file.</source>
        <translation>
            <numerusform>%n server imported. Its password is not in the file.</numerusform>
            <numerusform>%n servers imported. Their passwords are not in the file.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waybill::StatusLine</name>
    <message numerus="yes">
        <source>%n need(s) attention</source>
        <translation>
            <numerusform>%n needs attention</numerusform>
            <numerusform>%n need attention</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waybill::SurveyText</name>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n folder(s)</source>
        <translation>
            <numerusform>in %n folder</numerusform>
            <numerusform>in %n folders</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waybill::SurveyTree</name>
    <message numerus="yes">
        <source>…and %n more</source>
        <translation>
            <numerusform>…and %n more</numerusform>
            <numerusform>…and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waybill::TransferModel</name>
    <message numerus="yes">
        <source>%n minutes left</source>
        <translation>
            <numerusform>%n minute left</numerusform>
            <numerusform>%n minutes left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hours left</source>
        <translation>
            <numerusform>%n hour left</numerusform>
            <numerusform>%n hours left</numerusform>
        </translation>
    </message>
</context>
</TS>

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>main</name>
    <message>
        <source>Moves files to and from HTTP(S) servers, and proves that they arrived.</source>
        <translation>在本机与 HTTP(S) 服务器之间传输文件，并验证文件确已送达。</translation>
    </message>
    <message>
        <source>Folder of the journal and settings.</source>
        <translation>存放传输记录和设置的文件夹。</translation>
    </message>
    <message>
        <source>Offer this server for uploads.</source>
        <translation>上传时提供此服务器供选择。</translation>
    </message>
    <message>
        <source>Draw the window into a PNG file, start nothing, and end.</source>
        <translation>将窗口绘制为 PNG 文件，不启动任何传输，然后退出。</translation>
    </message>
    <message>
        <source>Language of the window, as de or zh_CN.</source>
        <translation>窗口使用的语言，例如 de 或 zh_CN。</translation>
    </message>
    <message>
        <source>Start in the tray, without the window, if there is one.</source>
        <translation>如有系统托盘，则在托盘中启动，不显示窗口。</translation>
    </message>
    <message>
        <source>Files to upload; links (http:, https:, waybill:) and Metalinks to download.</source>
        <translation>要上传的文件；要下载的链接（http:、https:、waybill:）和 Metalink 文件。</translation>
    </message>
</context>
<context>
    <name>waybill::Actions</name>
    <message>
        <source>Add &amp;download…</source>
        <translation>添加下载(&amp;D)…</translation>
    </message>
    <message>
        <source>Add &amp;upload…</source>
        <translation>添加上传(&amp;U)…</translation>
    </message>
    <message>
        <source>Pac&amp;k…</source>
        <translation>打包(&amp;K)…</translation>
    </message>
    <message>
        <source>U&amp;npack…</source>
        <translation>解压(&amp;N)…</translation>
    </message>
    <message>
        <source>&amp;Paste links</source>
        <translation>粘贴链接(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Undo the removal</source>
        <translation>撤销移除(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Find</source>
        <translation>查找(&amp;F)</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>全选(&amp;A)</translation>
    </message>
    <message>
        <source>Copy the lin&amp;k</source>
        <translation>复制链接(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Export the receipt…</source>
        <translation>导出回执(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>设置(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>继续(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>暂停(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
    <message>
        <source>Re&amp;try</source>
        <translation>重试(&amp;T)</translation>
    </message>
    <message>
        <source>Retr&amp;y all failed</source>
        <translation>重试所有失败项(&amp;Y)</translation>
    </message>
    <message>
        <source>Resume a&amp;ll</source>
        <translation>全部继续(&amp;L)</translation>
    </message>
    <message>
        <source>Pause &amp;all</source>
        <translation>全部暂停(&amp;A)</translation>
    </message>
    <message>
        <source>Sign &amp;in…</source>
        <translation>登录(&amp;I)…</translation>
    </message>
    <message>
        <source>Cate&amp;gory…</source>
        <translation>分类(&amp;G)…</translation>
    </message>
    <message>
        <source>Move &amp;up</source>
        <extracomment>In the queue: nearer to its front. So are those below.</extracomment>
        <translation>上移(&amp;U)</translation>
    </message>
    <message>
        <source>Move &amp;down</source>
        <translation>下移(&amp;D)</translation>
    </message>
    <message>
        <source>Move to the t&amp;op</source>
        <translation>移到最前(&amp;O)</translation>
    </message>
    <message>
        <source>Move to the &amp;bottom</source>
        <translation>移到最后(&amp;B)</translation>
    </message>
    <message>
        <source>Open the fi&amp;le</source>
        <translation>打开文件(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Open folder</source>
        <translation>打开文件夹(&amp;O)</translation>
    </message>
    <message>
        <source>Re&amp;move from the list</source>
        <translation>从列表中移除(&amp;M)</translation>
    </message>
    <message>
        <source>Remove with &amp;file, to the trash</source>
        <translation>连同文件移到回收站(&amp;F)</translation>
    </message>
    <message>
        <source>Clear &amp;what is done</source>
        <extracomment>Takes off the list what is done.</extracomment>
        <translation>清除已完成项(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Browse a server…</source>
        <translation>浏览服务器(&amp;B)…</translation>
    </message>
    <message>
        <source>Ser&amp;vers…</source>
        <translation>服务器(&amp;V)…</translation>
    </message>
    <message>
        <source>S&amp;peed graph</source>
        <translation>速度曲线(&amp;P)</translation>
    </message>
    <message>
        <source>S&amp;tatistics…</source>
        <translation>统计(&amp;T)…</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>键盘快捷键(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;About Waybill</source>
        <translation>关于 Waybill(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Transfer</source>
        <extracomment>A menu, a noun: what to do with the selected transfers.</extracomment>
        <translation>传输(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Queue</source>
        <translation>队列(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>Remove</source>
        <extracomment>On the tool bar: remove from the list. Should be short.</extracomment>
        <translation>移除</translation>
    </message>
    <message>
        <source>Limit spee&amp;d…</source>
        <translation>限制速度(&amp;D)…</translation>
    </message>
    <message>
        <source>Start &amp;now</source>
        <extracomment>Beyond the limits of how many run at once.</extracomment>
        <translation>立即开始(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Start at…</source>
        <extracomment>At a time that is asked for.</extracomment>
        <translation>定时开始(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;High priority</source>
        <extracomment>In the queue, as the next two: these go first.</extracomment>
        <translation>高优先级(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Normal priority</source>
        <translation>普通优先级(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Low priority</source>
        <translation>低优先级(&amp;L)</translation>
    </message>
    <message>
        <source>Priorit&amp;y</source>
        <translation>优先级(&amp;Y)</translation>
    </message>
    <message>
        <source>Open &amp;Metalink…</source>
        <translation>打开 Metalink(&amp;M)…</translation>
    </message>
</context>
<context>
    <name>waybill::AdvancedPage</name>
    <message>
        <source>Advanced</source>
        <translation>高级</translation>
    </message>
    <message>
        <source>Retrie&amp;s:</source>
        <translation>重试次数(&amp;S)：</translation>
    </message>
    <message>
        <source>How often a transfer that gets no further tries by itself before it fails.</source>
        <translation>传输没有进展时，在失败之前自动重试的次数。</translation>
    </message>
    <message>
        <source>none</source>
        <translation>不重试</translation>
    </message>
    <message>
        <source>Wait for a &amp;connection:</source>
        <translation>连接超时(&amp;C)：</translation>
    </message>
    <message>
        <source>Finding the server, reaching it and agreeing on the encryption. From the next request on.</source>
        <translation>查找服务器、建立连接并协商加密的时间。从下一个请求起生效。</translation>
    </message>
    <message>
        <source> s</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source>&amp;Wait for an answer:</source>
        <translation>响应超时(&amp;W)：</translation>
    </message>
    <message>
        <source>From a request to the server&apos;s first word. From the next request on.</source>
        <translation>从发出请求到服务器开始响应的时间。从下一个请求起生效。</translation>
    </message>
</context>
<context>
    <name>waybill::AdviceBar</name>
    <message>
        <source>&amp;Always for this queue</source>
        <extracomment>Answer likewise for all transfers that ask the same.</extracomment>
        <translation>对此队列始终如此(&amp;A)</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>处理办法</translation>
    </message>
    <message>
        <source>Its fingerprint (SHA-256): %1</source>
        <translation>其指纹（SHA-256）：%1</translation>
    </message>
    <message>
        <source>Replace if…</source>
        <extracomment>Opens a menu with conditions: replace the file that is there only if…</extracomment>
        <translation>有条件替换…</translation>
    </message>
</context>
<context>
    <name>waybill::Announcer</name>
    <message numerus="yes">
        <source>%n transfer(s) changed</source>
        <translation>
            <numerusform>%n 个传输有变化</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n need(s) attention</source>
        <translation>
            <numerusform>%n 项需要处理</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waybill::AppliedPreferences</name>
    <message>
        <source>The settings cannot be written to %1.</source>
        <translation>无法将设置写入 %1。</translation>
    </message>
    <message>
        <source>The proxy in the settings is none, and is not used.</source>
        <translation>设置中的代理无效，未使用。</translation>
    </message>
    <message>
        <source>Starting at the login could not be changed: %1</source>
        <translation>无法更改登录时启动：%1</translation>
    </message>
</context>
<context>
    <name>waybill::ArchivesPage</name>
    <message>
        <source>Archives</source>
        <translation>压缩包</translation>
    </message>
    <message>
        <source>&amp;Pack into:</source>
        <translation>打包格式(&amp;P)：</translation>
    </message>
    <message>
        <source>The first choice of the dialogs that pack.</source>
        <translation>打包对话框中的默认格式。</translation>
    </message>
    <message>
        <source>%1 - fast and small</source>
        <translation>%1 - 快速且体积小</translation>
    </message>
    <message>
        <source>%1 - opens everywhere</source>
        <translation>%1 - 到处都能打开</translation>
    </message>
    <message>
        <source>%1 - usual on Unix</source>
        <translation>%1 - Unix 上常用</translation>
    </message>
    <message>
        <source>%1 - smallest, slow</source>
        <translation>%1 - 体积最小，速度慢</translation>
    </message>
    <message>
        <source>%1 - for old systems</source>
        <translation>%1 - 适用于旧系统</translation>
    </message>
    <message>
        <source>%1 - not compressed</source>
        <translation>%1 - 不压缩</translation>
    </message>
    <message>
        <source>Propose an archi&amp;ve for uploads with more files than:</source>
        <translation>上传的文件超过此数量时建议打包(&amp;V)：</translation>
    </message>
    <message>
        <source>Many small files arrive sooner as one.</source>
        <translation>大量小文件打成一个包传得更快。</translation>
    </message>
    <message>
        <source>As&amp;k before unpacking more than:</source>
        <translation>解包后大小超过此值时先询问(&amp;K)：</translation>
    </message>
    <message>
        <source>A small archive can hold more than the disk has room for.</source>
        <translation>很小的压缩包解开后也可能超出磁盘空间。</translation>
    </message>
    <message>
        <source> GiB</source>
        <translation> GiB</translation>
    </message>
    <message>
        <source>never ask</source>
        <translation>从不询问</translation>
    </message>
</context>
<context>
    <name>waybill::AttentionDesk</name>
    <message>
        <source>Encrypted archive</source>
        <translation>加密的压缩包</translation>
    </message>
    <message>
        <source>Password of %1:</source>
        <translation>%1 的密码：</translation>
    </message>
    <message>
        <source>Another folder</source>
        <translation>其他文件夹</translation>
    </message>
    <message>
        <source>New link</source>
        <translation>新链接</translation>
    </message>
    <message>
        <source>Another link to %1:</source>
        <translation>%1 的新链接：</translation>
    </message>
    <message>
        <source>Trust this certificate?</source>
        <translation>信任此证书吗？</translation>
    </message>
    <message>
        <source>Its fingerprint (SHA-256) is:
%1

Trust it only if you know it: compare it with what the server&apos;s owner tells you. It is trusted until Waybill quits.</source>
        <translation>其指纹（SHA-256）为：
%1

仅在确认指纹无误时才信任：请与服务器所有者提供的指纹核对。在 Waybill 退出之前一直信任此证书。</translation>
    </message>
    <message>
        <source>&amp;Trust it</source>
        <translation>信任(&amp;T)</translation>
    </message>
</context>
<context>
    <name>waybill::BreadcrumbBar</name>
    <message>
        <source>Path</source>
        <translation>路径</translation>
    </message>
</context>
<context>
    <name>waybill::BrowserActions</name>
    <message>
        <source>&amp;Back</source>
        <translation>后退(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Up</source>
        <extracomment>To the folder that this one is in.</extracomment>
        <translation>上一级(&amp;U)</translation>
    </message>
    <message>
        <source>Re&amp;fresh</source>
        <translation>刷新(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>停止(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <extracomment>A folder.</extracomment>
        <translation>打开(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Download</source>
        <translation>下载(&amp;D)</translation>
    </message>
    <message>
        <source>Download &amp;to…</source>
        <translation>下载到(&amp;T)…</translation>
    </message>
    <message>
        <source>&amp;New folder…</source>
        <translation>新建文件夹(&amp;N)…</translation>
    </message>
    <message>
        <source>De&amp;lete…</source>
        <translation>删除(&amp;L)…</translation>
    </message>
    <message>
        <source>&amp;Copy URL</source>
        <translation>复制 URL(&amp;C)</translation>
    </message>
    <message>
        <source>Rena&amp;me…</source>
        <translation>重命名(&amp;A)…</translation>
    </message>
</context>
<context>
    <name>waybill::BrowserModel</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Modified</source>
        <translation>修改时间</translation>
    </message>
    <message>
        <source>about %1</source>
        <extracomment>A size that the server tells in round numbers.</extracomment>
        <translation>约 %1</translation>
    </message>
</context>
<context>
    <name>waybill::BrowserTable</name>
    <message>
        <source>Folder on the server</source>
        <translation>服务器上的文件夹</translation>
    </message>
</context>
<context>
    <name>waybill::BrowserText</name>
    <message>
        <source>The server has no such folder.</source>
        <translation>服务器上没有此文件夹。</translation>
    </message>
    <message>
        <source>Check the address for typing errors.</source>
        <translation>请检查地址是否输入有误。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; was not deleted: it has changed on the server since it was listed.</source>
        <translation>未删除“%1”：列出之后，它在服务器上已发生变化。</translation>
    </message>
    <message>
        <source>The list is up to date again. Look at it, then delete it if you still want to.</source>
        <translation>列表已更新。请查看后再决定是否仍要删除。</translation>
    </message>
    <message>
        <source>It may be for reading only.</source>
        <translation>它可能是只读的。</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>请换一个名称。</translation>
    </message>
    <message numerus="yes">
        <source>Folders: %n</source>
        <translation>
            <numerusform>文件夹：%n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Files: %n</source>
        <translation>
            <numerusform>文件：%n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Shown: %n</source>
        <translation>
            <numerusform>显示：%n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Selected: %n (%1)</source>
        <translation>
            <numerusform>已选：%n（%1）</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Left out, because they lie elsewhere or have impossible names: %n</source>
        <translation>
            <numerusform>因位于别处或名称无效而略去：%n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waybill::BrowserWindow</name>
    <message>
        <source>Server browser</source>
        <translation>服务器浏览器</translation>
    </message>
    <message>
        <source>Enter the address of a WebDAV server, or of a folder that nginx, Apache, Caddy or rclone lists.</source>
        <translation>请输入 WebDAV 服务器的地址，或由 nginx、Apache、Caddy 或 rclone 列出的文件夹的地址。</translation>
    </message>
    <message>
        <source>https://server.example/folder/</source>
        <translation>https://server.example/folder/</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Shows names that contain this; * and ? stand for anything.</source>
        <translation>只显示包含此文字的名称；* 和 ? 为通配符。</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>正在加载…</translation>
    </message>
    <message>
        <source>This folder is empty.

Drop files here to upload them.</source>
        <translation>此文件夹为空。

将文件拖到此处即可上传。</translation>
    </message>
    <message>
        <source>%1 – Server browser</source>
        <translation>%1 – 服务器浏览器</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <extracomment>Loading was stopped.</extracomment>
        <translation>已停止。</translation>
    </message>
    <message>
        <source>Nothing here matches the filter.</source>
        <translation>没有符合筛选条件的内容。</translation>
    </message>
    <message>
        <source>New folder</source>
        <translation>新建文件夹</translation>
    </message>
    <message>
        <source>Name of the new folder:</source>
        <translation>新文件夹的名称：</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>New name of &quot;%1&quot;:</source>
        <translation>“%1”的新名称：</translation>
    </message>
</context>
<context>
    <name>waybill::ConflictText</name>
    <message>
        <source>ask me</source>
        <extracomment>What to do if the file exists. So are those below.</extracomment>
        <translation>询问我</translation>
    </message>
    <message>
        <source>skip the file</source>
        <translation>跳过该文件</translation>
    </message>
    <message>
        <source>replace it</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>replace it if the source is newer</source>
        <translation>源文件较新时替换</translation>
    </message>
    <message>
        <source>replace it if the sizes differ</source>
        <translation>大小不同时替换</translation>
    </message>
    <message>
        <source>use another name</source>
        <translation>换一个名称</translation>
    </message>
</context>
<context>
    <name>waybill::DetailsPane</name>
    <message>
        <source>Overview</source>
        <translation>概览</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Segments</source>
        <translation>分段</translation>
    </message>
</context>
<context>
    <name>waybill::DownloadDialog</name>
    <message>
        <source>%1 unpacked</source>
        <extracomment>The name of a folder: what came out of the archive %1.</extracomment>
        <translation>%1 已解压</translation>
    </message>
    <message>
        <source>&amp;Unpack when done</source>
        <translation>完成后解压(&amp;U)</translation>
    </message>
    <message>
        <source>Add download</source>
        <translation>添加下载</translation>
    </message>
    <message>
        <source>https://… (one link a line)</source>
        <translation>https://…（每行一个链接）</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>链接</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>下载</translation>
    </message>
    <message>
        <source>&amp;Links:</source>
        <translation>链接(&amp;L)：</translation>
    </message>
    <message>
        <source>&amp;Folder:</source>
        <translation>文件夹(&amp;F)：</translation>
    </message>
    <message>
        <source>Folder for downloads</source>
        <translation>下载文件夹</translation>
    </message>
    <message>
        <source>A curl command becomes a download only if it does nothing else. Waybill stops at: %1</source>
        <translation>curl 命令只有在单纯下载时才能转为下载任务。Waybill 无法处理：%1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>A line that was typed, and what is wrong with it.</extracomment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Left out of the curl command: %1.</source>
        <translation>curl 命令中略去的部分：%1。</translation>
    </message>
    <message>
        <source>optional, for one link: another name</source>
        <translation>可选，仅限一个链接：另取名称</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>名称(&amp;N)：</translation>
    </message>
    <message>
        <source>C&amp;ategory:</source>
        <translation>类别(&amp;A)：</translation>
    </message>
    <message>
        <source>A name goes with one link.</source>
        <translation>名称只能用于一个链接。</translation>
    </message>
    <message>
        <source>This is no plain file name.</source>
        <translation>这不是一个普通的文件名。</translation>
    </message>
    <message>
        <source>If it &amp;exists:</source>
        <translation>如已存在(&amp;E)：</translation>
    </message>
    <message>
        <source>&amp;Whole folder, with all that lies in it</source>
        <translation>整个文件夹及其全部内容(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Metalink: download the files that it names</source>
        <translation>Metalink(&amp;M)：下载其中列出的文件</translation>
    </message>
    <message>
        <source>Metalink:</source>
        <translation>Metalink：</translation>
    </message>
    <message>
        <source>This is no Metalink that can be used: %1</source>
        <translation>这不是可用的 Metalink：%1</translation>
    </message>
    <message>
        <source>This Metalink is too large: %1</source>
        <translation>此 Metalink 过大：%1</translation>
    </message>
    <message>
        <source>The Metalink could not be read. %1</source>
        <extracomment>What went wrong, as a sentence.</extracomment>
        <translation>无法读取 Metalink。%1</translation>
    </message>
    <message>
        <source>No checksum of the file was found: %1</source>
        <translation>未找到该文件的校验和：%1</translation>
    </message>
    <message>
        <source>No checksum could be looked up. %1</source>
        <extracomment>What went wrong, as a sentence.</extracomment>
        <translation>无法查找校验和。%1</translation>
    </message>
    <message>
        <source>A whole folder has no checksum and no mirrors, and is not unpacked.</source>
        <translation>整个文件夹没有校验和与镜像，也不会解压。</translation>
    </message>
    <message>
        <source>Reading the Metalink…</source>
        <translation>正在读取 Metalink…</translation>
    </message>
    <message>
        <source>Choose at least one file of the Metalink.</source>
        <translation>请至少选择 Metalink 中的一个文件。</translation>
    </message>
    <message>
        <source>Looking for the checksum…</source>
        <translation>正在查找校验和…</translation>
    </message>
</context>
<context>
    <name>waybill::DownloadOptions</name>
    <message>
        <source>As written here:</source>
        <extracomment>Where the checksum is, as the next two: it is written in the field beside.</extracomment>
        <translation>在此填写：</translation>
    </message>
    <message>
        <source>In a list beside the file</source>
        <translation>在文件旁的列表中</translation>
    </message>
    <message>
        <source>In the list at this URL:</source>
        <translation>在此 URL 的列表中：</translation>
    </message>
    <message>
        <source>Checksum, or the URL of a list</source>
        <translation>校验和，或列表的 URL</translation>
    </message>
    <message>
        <source>&amp;Checksum:</source>
        <translation>校验和(&amp;C)：</translation>
    </message>
    <message>
        <source>optional, for one link: where else the file is (one URL a line)</source>
        <translation>可选，仅限一个链接：该文件的其他位置（每行一个 URL）</translation>
    </message>
    <message>
        <source>Mirr&amp;ors:</source>
        <translation>镜像(&amp;O)：</translation>
    </message>
    <message>
        <source>As set</source>
        <extracomment>At the place of a number of connections: that of the settings.</extracomment>
        <translation>按设置</translation>
    </message>
    <message>
        <source>Connection&amp;s:</source>
        <translation>连接数(&amp;S)：</translation>
    </message>
    <message>
        <source>optional, for one link: sha256:…</source>
        <translation>可选，仅限一个链接：sha256:…</translation>
    </message>
    <message>
        <source>https://… (such as SHA256SUMS)</source>
        <translation>https://…（例如 SHA256SUMS）</translation>
    </message>
    <message>
        <source>its name and .sha256, or SHA256SUMS</source>
        <translation>文件名加 .sha256，或 SHA256SUMS</translation>
    </message>
    <message>
        <source>Give the URL of the list of checksums.</source>
        <translation>请填写校验和列表的 URL。</translation>
    </message>
    <message>
        <source>A checksum goes with one link.</source>
        <translation>校验和只能用于一个链接。</translation>
    </message>
    <message>
        <source>Mirror %1: %2</source>
        <extracomment>A mirror that was typed, and what is wrong with it.</extracomment>
        <translation>镜像 %1：%2</translation>
    </message>
    <message>
        <source>Mirrors go with one link.</source>
        <translation>镜像只能用于一个链接。</translation>
    </message>
</context>
<context>
    <name>waybill::DropTarget</name>
    <message>
        <source>Drop target</source>
        <translation>拖放目标</translation>
    </message>
    <message>
        <source>Drop files here to upload them, links to download</source>
        <translation>将文件拖到这里即可上传，将链接拖到这里即可下载</translation>
    </message>
</context>
<context>
    <name>waybill::ErrorText</name>
    <message>
        <source>Something went wrong inside Waybill.</source>
        <translation>Waybill 内部出错。</translation>
    </message>
    <message>
        <source>Please report it with the log of this transfer.</source>
        <translation>请附上此传输的日志报告该问题。</translation>
    </message>
    <message>
        <source>The transfer was stopped.</source>
        <translation>传输已停止。</translation>
    </message>
    <message>
        <source>Retry it to start again.</source>
        <translation>重试即可重新开始。</translation>
    </message>
    <message>
        <source>This is not a valid URL.</source>
        <translation>这不是有效的 URL。</translation>
    </message>
    <message>
        <source>Check it for typing errors; it must start with http:// or https://.</source>
        <translation>请检查是否输入有误；URL 必须以 http:// 或 https:// 开头。</translation>
    </message>
    <message>
        <source>Waybill moves files over http and https only.</source>
        <translation>Waybill 仅通过 http 和 https 传输文件。</translation>
    </message>
    <message>
        <source>Use a URL that starts with http:// or https://.</source>
        <translation>请使用以 http:// 或 https:// 开头的 URL。</translation>
    </message>
    <message>
        <source>A header is not well-formed.</source>
        <translation>请求头格式不正确。</translation>
    </message>
    <message>
        <source>Write each header on a line of its own as &quot;Name: value&quot;.</source>
        <translation>每个请求头单独一行，写作“Name: value”。</translation>
    </message>
    <message>
        <source>The checksum is not well-formed.</source>
        <translation>校验和格式不正确。</translation>
    </message>
    <message>
        <source>Write it as md5, sha1, sha256 or sha512, a colon and the hexadecimal digits.</source>
        <translation>请写作 md5、sha1、sha256 或 sha512，后接冒号和十六进制数字。</translation>
    </message>
    <message>
        <source>The server&apos;s name could not be found.</source>
        <translation>找不到该服务器名称。</translation>
    </message>
    <message>
        <source>Check the name and your network connection.</source>
        <translation>请检查名称和网络连接。</translation>
    </message>
    <message>
        <source>The server refused the connection.</source>
        <translation>服务器拒绝了连接。</translation>
    </message>
    <message>
        <source>Check the port, and whether the server is running.</source>
        <translation>请检查端口，并确认服务器正在运行。</translation>
    </message>
    <message>
        <source>The server cannot be reached.</source>
        <translation>无法连接到服务器。</translation>
    </message>
    <message>
        <source>Check your network connection.</source>
        <translation>请检查网络连接。</translation>
    </message>
    <message>
        <source>The server did not answer in time when connecting.</source>
        <translation>连接服务器超时。</translation>
    </message>
    <message>
        <source>Check your network connection, or try again later.</source>
        <translation>请检查网络连接，或稍后重试。</translation>
    </message>
    <message>
        <source>The server took the request and did not answer in time.</source>
        <translation>服务器收到了请求，但未及时响应。</translation>
    </message>
    <message>
        <source>Try again later.</source>
        <translation>请稍后重试。</translation>
    </message>
    <message>
        <source>The transfer had come to a standstill.</source>
        <translation>传输已停滞。</translation>
    </message>
    <message>
        <source>Try again; it goes on where it stopped if the server allows it.</source>
        <translation>请重试；如果服务器支持，将从中断处续传。</translation>
    </message>
    <message>
        <source>The connection broke.</source>
        <translation>连接已断开。</translation>
    </message>
    <message>
        <source>No secure connection could be made.</source>
        <translation>无法建立安全连接。</translation>
    </message>
    <message>
        <source>Check the certificate files that you chose, or ask the server&apos;s owner.</source>
        <translation>请检查所选的证书文件，或联系服务器所有者。</translation>
    </message>
    <message>
        <source>The server&apos;s certificate is not trusted.</source>
        <translation>服务器的证书不受信任。</translation>
    </message>
    <message>
        <source>Check your clock and the server&apos;s name; if you know the certificate, trust exactly it (--pin) or its issuer (--cacert).</source>
        <translation>请检查系统时间和服务器名称；如果您认识该证书，可只信任这一张证书（--pin）或其颁发者（--cacert）。</translation>
    </message>
    <message>
        <source>The server showed another certificate than the pinned one.</source>
        <translation>服务器出示的证书与固定的证书不同。</translation>
    </message>
    <message>
        <source>Do not go on unless you know why it has changed; then pin the new one.</source>
        <translation>在弄清更换原因之前请勿继续；确认后再固定新证书。</translation>
    </message>
    <message>
        <source>The proxy could not be used.</source>
        <translation>无法使用代理。</translation>
    </message>
    <message>
        <source>Check the proxy&apos;s address.</source>
        <translation>请检查代理的地址。</translation>
    </message>
    <message>
        <source>A public server tried to send us to a private address.</source>
        <translation>公网服务器试图将请求转到内网地址。</translation>
    </message>
    <message>
        <source>If you trust that address, use its URL directly.</source>
        <translation>如果信任该地址，请直接使用其 URL。</translation>
    </message>
    <message>
        <source>The server wants you to sign in.</source>
        <translation>服务器要求登录。</translation>
    </message>
    <message>
        <source>Give a user name and password for it.</source>
        <translation>请提供该服务器的用户名和密码。</translation>
    </message>
    <message>
        <source>The proxy wants you to sign in.</source>
        <translation>代理要求登录。</translation>
    </message>
    <message>
        <source>Give a user name and password in the proxy&apos;s URL.</source>
        <translation>请在代理的 URL 中填写用户名和密码。</translation>
    </message>
    <message>
        <source>The server does not allow this.</source>
        <translation>服务器不允许此操作。</translation>
    </message>
    <message>
        <source>Check your rights there; a link may have expired.</source>
        <translation>请检查您在该服务器上的权限；链接也可能已过期。</translation>
    </message>
    <message>
        <source>The server has no such file.</source>
        <translation>服务器上没有此文件。</translation>
    </message>
    <message>
        <source>Check the URL; a link may have expired.</source>
        <translation>请检查 URL；链接可能已过期。</translation>
    </message>
    <message>
        <source>The server says that this conflicts with what it has.</source>
        <translation>服务器表示这与现有内容冲突。</translation>
    </message>
    <message>
        <source>Check that the target folder exists on the server.</source>
        <translation>请确认服务器上存在目标文件夹。</translation>
    </message>
    <message>
        <source>What is on the server is not what was expected.</source>
        <translation>服务器上的内容与预期不符。</translation>
    </message>
    <message>
        <source>Look at the file on the server, then try again.</source>
        <translation>请查看服务器上的文件，然后重试。</translation>
    </message>
    <message>
        <source>The file is too large for the server.</source>
        <translation>文件太大，服务器无法接收。</translation>
    </message>
    <message>
        <source>Ask the server&apos;s owner for a higher limit, or use another way to upload.</source>
        <translation>请让服务器所有者提高上限，或换一种上传方式。</translation>
    </message>
    <message>
        <source>The file is locked on the server.</source>
        <translation>文件在服务器上被锁定。</translation>
    </message>
    <message>
        <source>Try again when nobody else uses it.</source>
        <translation>请在无人使用该文件时重试。</translation>
    </message>
    <message>
        <source>The server asks for a rest.</source>
        <translation>服务器要求暂缓请求。</translation>
    </message>
    <message>
        <source>Wait a while, or use fewer transfers at once.</source>
        <translation>请稍等片刻，或减少同时进行的传输。</translation>
    </message>
    <message>
        <source>The server is busy.</source>
        <translation>服务器繁忙。</translation>
    </message>
    <message>
        <source>The server failed.</source>
        <translation>服务器出错。</translation>
    </message>
    <message>
        <source>Try again later, or tell the server&apos;s owner.</source>
        <translation>请稍后重试，或告知服务器所有者。</translation>
    </message>
    <message>
        <source>The server has no room left.</source>
        <translation>服务器空间已满。</translation>
    </message>
    <message>
        <source>Make room on the server, then try again.</source>
        <translation>请在服务器上腾出空间，然后重试。</translation>
    </message>
    <message>
        <source>The server gave an answer that makes no sense here.</source>
        <translation>服务器的响应在此处没有意义。</translation>
    </message>
    <message>
        <source>Check the URL.</source>
        <translation>请检查 URL。</translation>
    </message>
    <message>
        <source>The server&apos;s answer is not well-formed.</source>
        <translation>服务器的响应格式不正确。</translation>
    </message>
    <message>
        <source>Nothing of it was used. Try again, or tell the server&apos;s owner.</source>
        <translation>该响应未被采用。请重试，或告知服务器所有者。</translation>
    </message>
    <message>
        <source>The server&apos;s answer has too large headers.</source>
        <translation>服务器响应的头部过大。</translation>
    </message>
    <message>
        <source>Nothing of it was used. Tell the server&apos;s owner.</source>
        <translation>该响应未被采用。请告知服务器所有者。</translation>
    </message>
    <message>
        <source>The server&apos;s answer is larger than it may be.</source>
        <translation>服务器的响应超出允许的大小。</translation>
    </message>
    <message>
        <source>The server sent less than it had announced.</source>
        <translation>服务器发送的数据少于其声明的长度。</translation>
    </message>
    <message>
        <source>The server encoded the file although it was asked not to.</source>
        <translation>服务器对文件进行了编码，尽管请求中已要求不编码。</translation>
    </message>
    <message>
        <source>The server sends us in circles.</source>
        <translation>服务器的重定向形成了循环。</translation>
    </message>
    <message>
        <source>The server sends us where we will not go.</source>
        <translation>服务器将请求重定向到不可接受的地址。</translation>
    </message>
    <message>
        <source>If you trust the new address, use it directly.</source>
        <translation>如果信任新地址，请直接使用它。</translation>
    </message>
    <message>
        <source>The server sent another part of the file than was asked for.</source>
        <translation>服务器发来的不是所请求的那部分文件。</translation>
    </message>
    <message>
        <source>Nothing of it was used. Try again.</source>
        <translation>该数据未被采用。请重试。</translation>
    </message>
    <message>
        <source>The file is not the one that was promised: its checksum differs.</source>
        <translation>文件与承诺的不符：校验和不一致。</translation>
    </message>
    <message>
        <source>It was thrown away. Check the checksum, or get the file from another place.</source>
        <translation>文件已丢弃。请核对校验和，或从别处获取该文件。</translation>
    </message>
    <message>
        <source>The file on the server changed while it was fetched.</source>
        <translation>下载期间，服务器上的文件发生了变化。</translation>
    </message>
    <message>
        <source>Try again when it no longer changes.</source>
        <translation>请在文件不再变化后重试。</translation>
    </message>
    <message>
        <source>The file changed while it was sent.</source>
        <translation>发送期间，文件发生了变化。</translation>
    </message>
    <message>
        <source>What the server has now is not what was sent.</source>
        <translation>服务器上现有的内容与发送的不一致。</translation>
    </message>
    <message>
        <source>Try again, and look at the file on the server.</source>
        <translation>请重试，并查看服务器上的文件。</translation>
    </message>
    <message>
        <source>The file was sent, but the server does not let us read it back.</source>
        <translation>文件已发送，但服务器不允许读回。</translation>
    </message>
    <message>
        <source>Verify by length instead, or look at the file on the server.</source>
        <translation>请改为按长度校验，或查看服务器上的文件。</translation>
    </message>
    <message>
        <source>There is no such file.</source>
        <translation>没有此文件。</translation>
    </message>
    <message>
        <source>Check its name and that its disk is there.</source>
        <translation>请检查文件名，并确认其所在磁盘已连接。</translation>
    </message>
    <message>
        <source>The system does not allow this.</source>
        <translation>系统不允许此操作。</translation>
    </message>
    <message>
        <source>Check the rights of the file and its folder, or choose another folder.</source>
        <translation>请检查文件及其文件夹的权限，或选择其他文件夹。</translation>
    </message>
    <message>
        <source>This is not a regular file.</source>
        <translation>这不是普通文件。</translation>
    </message>
    <message>
        <source>Choose a regular file.</source>
        <translation>请选择普通文件。</translation>
    </message>
    <message>
        <source>A file of that name exists already.</source>
        <translation>已有同名文件。</translation>
    </message>
    <message>
        <source>Choose another name, or let it be renamed or overwritten.</source>
        <translation>请换一个名称，或选择自动改名或覆盖。</translation>
    </message>
    <message>
        <source>The server has a file of that name already.</source>
        <translation>服务器上已有同名文件。</translation>
    </message>
    <message>
        <source>The target folder is not there.</source>
        <translation>目标文件夹不存在。</translation>
    </message>
    <message>
        <source>Connect its disk, then resume.</source>
        <translation>请连接其所在磁盘，然后继续。</translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation>磁盘已满。</translation>
    </message>
    <message>
        <source>Make room, then resume; nothing is lost.</source>
        <translation>请腾出空间，然后继续；数据没有丢失。</translation>
    </message>
    <message>
        <source>The file is too large for this file system.</source>
        <translation>文件太大，超出此文件系统的限制。</translation>
    </message>
    <message>
        <source>Choose a folder on another disk.</source>
        <translation>请选择其他磁盘上的文件夹。</translation>
    </message>
    <message>
        <source>The name or path is too long for this file system.</source>
        <translation>名称或路径太长，超出此文件系统的限制。</translation>
    </message>
    <message>
        <source>Choose a shorter name.</source>
        <translation>请选择更短的名称。</translation>
    </message>
    <message>
        <source>The file could not be read.</source>
        <translation>无法读取文件。</translation>
    </message>
    <message>
        <source>Check the disk.</source>
        <translation>请检查磁盘。</translation>
    </message>
    <message>
        <source>The file could not be written.</source>
        <translation>无法写入文件。</translation>
    </message>
    <message>
        <source>Check the disk, or choose another folder.</source>
        <translation>请检查磁盘，或选择其他文件夹。</translation>
    </message>
    <message>
        <source>The disk did not confirm what was written.</source>
        <translation>磁盘未确认写入的数据。</translation>
    </message>
    <message>
        <source>Check the disk; try again to fetch the unconfirmed part once more.</source>
        <translation>请检查磁盘；重试将重新获取未确认的部分。</translation>
    </message>
    <message>
        <source>The finished file disappeared before it was in its place.</source>
        <translation>完成的文件在就位之前消失了。</translation>
    </message>
    <message>
        <source>Look whether something moved it; else retry.</source>
        <translation>请查看是否有程序移动了它；否则请重试。</translation>
    </message>
    <message>
        <source>Some files of the folder were not transferred.</source>
        <translation>文件夹中的部分文件未能传输。</translation>
    </message>
    <message>
        <source>Look at them, and retry what failed.</source>
        <translation>请查看这些文件，并重试失败项。</translation>
    </message>
    <message>
        <source>This is not an archive that Waybill can read.</source>
        <translation>这不是 Waybill 能读取的压缩包。</translation>
    </message>
    <message>
        <source>Open it with the program that made it.</source>
        <translation>请用创建它的程序打开。</translation>
    </message>
    <message>
        <source>The archive is damaged.</source>
        <translation>压缩包已损坏。</translation>
    </message>
    <message>
        <source>Download it again, or ask for another copy.</source>
        <translation>请重新下载，或索取另一份副本。</translation>
    </message>
    <message>
        <source>The archive tries to write where it must not; nothing was extracted.</source>
        <translation>压缩包试图写入不允许的位置；未解压任何内容。</translation>
    </message>
    <message>
        <source>Do not trust it, nor where it came from.</source>
        <translation>请勿信任该压缩包及其来源。</translation>
    </message>
    <message>
        <source>The archive unpacks to more than is allowed.</source>
        <translation>压缩包解压后超出允许的大小。</translation>
    </message>
    <message>
        <source>Raise the limit if you trust it.</source>
        <translation>如果信任它，请提高上限。</translation>
    </message>
    <message>
        <source>The archive&apos;s format cannot hold this.</source>
        <translation>此压缩格式无法容纳这些内容。</translation>
    </message>
    <message>
        <source>Choose the format that is named.</source>
        <translation>请选择提示中的格式。</translation>
    </message>
    <message>
        <source>The archive needs a password, or another one.</source>
        <translation>压缩包需要密码，或密码不对。</translation>
    </message>
    <message>
        <source>Give its password and try again.</source>
        <translation>请提供密码并重试。</translation>
    </message>
    <message>
        <source>The program that unpacks archives ended without a result.</source>
        <translation>解压程序未给出结果就已退出。</translation>
    </message>
    <message>
        <source>Try again; the archive may be made to crash it.</source>
        <translation>请重试；该压缩包可能是为使其崩溃而制作的。</translation>
    </message>
    <message>
        <source>The server has forgotten the unfinished upload.</source>
        <translation>服务器已丢弃未完成的上传。</translation>
    </message>
    <message>
        <source>Try again; it starts over.</source>
        <translation>请重试；将从头开始。</translation>
    </message>
    <message>
        <source>The server cannot do this.</source>
        <translation>服务器不支持此操作。</translation>
    </message>
    <message>
        <source>Choose another way to upload.</source>
        <translation>请换一种上传方式。</translation>
    </message>
    <message>
        <source>The journal of transfers cannot be used.</source>
        <translation>无法使用传输记录。</translation>
    </message>
    <message>
        <source>Check the rights and the disk of the profile folder.</source>
        <translation>请检查配置文件夹的权限和磁盘。</translation>
    </message>
    <message>
        <source>The journal was written by a newer version of Waybill.</source>
        <translation>传输记录由更新版本的 Waybill 写入。</translation>
    </message>
    <message>
        <source>Use that version, or another profile.</source>
        <translation>请使用该版本，或使用其他配置。</translation>
    </message>
    <message>
        <source>Another Waybill uses this profile.</source>
        <translation>另一个 Waybill 正在使用此配置。</translation>
    </message>
    <message>
        <source>Use its window, close it, or choose another profile.</source>
        <translation>请使用它的窗口、将其关闭，或选择其他配置。</translation>
    </message>
    <message>
        <source>%1 (%2).</source>
        <extracomment>A sentence without its full stop, and the server&apos;s or the system&apos;s own words.</extracomment>
        <translation>%1（%2）。</translation>
    </message>
    <message>
        <source>A file of that name exists already, and nothing tells which of the two is newer.</source>
        <translation>已有同名文件，且无法得知哪一个较新。</translation>
    </message>
    <message>
        <source>A file of that name exists already, and nothing tells whether the sizes differ.</source>
        <translation>已有同名文件，且无法得知大小是否不同。</translation>
    </message>
    <message>
        <source>Replace it, use another name, or skip it.</source>
        <translation>请替换、换一个名称，或跳过。</translation>
    </message>
    <message>
        <source>The server does not list this folder.</source>
        <translation>服务器不提供此文件夹的列表。</translation>
    </message>
    <message>
        <source>Check the address: it must be a WebDAV folder, or a page that nginx, Apache, Caddy or rclone makes of one.</source>
        <translation>请检查地址：必须是 WebDAV 文件夹，或由 nginx、Apache、Caddy 或 rclone 生成的目录页面。</translation>
    </message>
</context>
<context>
    <name>waybill::FileEdit</name>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>PEM files (*.pem *.crt *.cer *.key);;All files (*)</source>
        <translation>PEM 文件 (*.pem *.crt *.cer *.key);;所有文件 (*)</translation>
    </message>
</context>
<context>
    <name>waybill::FilesTab</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Files of the transfer</source>
        <translation>此传输的文件</translation>
    </message>
    <message numerus="yes">
        <source>…and %n more</source>
        <translation>
            <numerusform>…还有 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <extracomment>Amounts: 3 MiB of 5 MiB.</extracomment>
        <translation>%1 / %2</translation>
    </message>
    <message numerus="yes">
        <source>%n entries</source>
        <translation>
            <numerusform>%n 项</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waybill::FilterRail</name>
    <message>
        <source>Filters</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Transfers</source>
        <translation>传输</translation>
    </message>
    <message>
        <source>All</source>
        <extracomment>Filters of the list: all, active and so on transfers.</extracomment>
        <translation>全部</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>排队中</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>需要处理</translation>
    </message>
    <message>
        <source>Downloads</source>
        <translation>下载</translation>
    </message>
    <message>
        <source>Uploads</source>
        <translation>上传</translation>
    </message>
    <message>
        <source>Archives</source>
        <translation>压缩包</translation>
    </message>
    <message>
        <source>Kinds</source>
        <extracomment>A heading: filters by the kind of transfer.</extracomment>
        <translation>类型</translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>Categories</source>
        <translation>分类</translation>
    </message>
</context>
<context>
    <name>waybill::GeneralPage</name>
    <message>
        <source>General</source>
        <translation>常规</translation>
    </message>
    <message>
        <source>&amp;Closing the window while transfers are left:</source>
        <translation>仍有传输时关闭窗口(&amp;C)：</translation>
    </message>
    <message>
        <source>Without a tray the window cannot go there, and Waybill quits.</source>
        <translation>没有系统托盘时窗口无处可去，Waybill 会退出。</translation>
    </message>
    <message>
        <source>keeps Waybill in the tray</source>
        <translation>让 Waybill 留在托盘中</translation>
    </message>
    <message>
        <source>minimises the window</source>
        <translation>最小化窗口</translation>
    </message>
    <message>
        <source>quits Waybill</source>
        <translation>退出 Waybill</translation>
    </message>
    <message>
        <source>As&amp;k before quitting while transfers run</source>
        <translation>有传输正在进行时，退出前询问(&amp;K)</translation>
    </message>
    <message>
        <source>They stop when Waybill quits, and go on when it starts again.</source>
        <translation>Waybill 退出时传输会停止，再次启动后继续。</translation>
    </message>
    <message>
        <source>Start Waybill when I &amp;log in</source>
        <translation>登录时启动 Waybill(&amp;L)</translation>
    </message>
    <message>
        <source>It starts in the tray, and goes on with what is left.</source>
        <translation>在托盘中启动，并继续未完成的传输。</translation>
    </message>
    <message>
        <source>Start in the &amp;tray</source>
        <translation>在托盘中启动(&amp;T)</translation>
    </message>
    <message>
        <source>Without showing the window, if there is a tray.</source>
        <translation>如有系统托盘，则不显示窗口。</translation>
    </message>
    <message>
        <source>Show a small &amp;drop target</source>
        <translation>显示小型拖放目标(&amp;D)</translation>
    </message>
    <message>
        <source>It stays on top of other windows and takes files and links.</source>
        <translation>它保持在其他窗口之上，可接收文件和链接。</translation>
    </message>
</context>
<context>
    <name>waybill::LimitText</name>
    <message>
        <source>no limit</source>
        <extracomment>Of a speed.</extracomment>
        <translation>不限制</translation>
    </message>
    <message>
        <source>no transfers</source>
        <extracomment>What a rule of the timetable says.</extracomment>
        <translation>不传输</translation>
    </message>
    <message>
        <source>Timetable: %1</source>
        <extracomment>%1 is &quot;no transfers&quot;, or limits.</extracomment>
        <translation>时间表：%1</translation>
    </message>
    <message>
        <source>Timetable: %1 until %2</source>
        <extracomment>%1 is &quot;no transfers&quot;, or limits; %2 a time of day, or a weekday and a time of day.</extracomment>
        <translation>时间表：%1，直到 %2</translation>
    </message>
    <message>
        <source>every day</source>
        <translation>每天</translation>
    </message>
</context>
<context>
    <name>waybill::LimitsMenu</name>
    <message>
        <source>In KiB/s; 0: no limit.</source>
        <translation>单位 KiB/s；0 表示不限制。</translation>
    </message>
    <message>
        <source>&amp;Limits</source>
        <translation>限速(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Downloads</source>
        <translation>下载(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Uploads</source>
        <translation>上传(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Limits and timetable…</source>
        <translation>限制与时间表(&amp;L)…</translation>
    </message>
    <message>
        <source>&amp;Other…</source>
        <translation>其他(&amp;O)…</translation>
    </message>
    <message>
        <source>All together, at most:</source>
        <translation>全部合计最多：</translation>
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
        <translation>不限制</translation>
    </message>
    <message>
        <source>Transfers at &amp;once:</source>
        <translation>同时进行的传输数(&amp;O)：</translation>
    </message>
    <message>
        <source>The others wait in the queue. What runs already goes on.</source>
        <translation>其余的在队列中等待。已在进行的继续。</translation>
    </message>
    <message>
        <source>Transfers at once with one ser&amp;ver:</source>
        <translation>每个服务器同时进行的传输数(&amp;V)：</translation>
    </message>
    <message>
        <source>Some servers refuse more than a few connections.</source>
        <translation>有些服务器只接受少量连接。</translation>
    </message>
    <message>
        <source>Limits and timetable</source>
        <translation>限制与时间表</translation>
    </message>
    <message>
        <source>&amp;Downloads, at most:</source>
        <translation>下载上限(&amp;D)：</translation>
    </message>
    <message>
        <source>All together; each gets an equal part of it.</source>
        <translation>所有下载合计；每个下载平分。</translation>
    </message>
    <message>
        <source>&amp;Uploads, at most:</source>
        <translation>上传上限(&amp;U)：</translation>
    </message>
    <message>
        <source>All together. Servers and single transfers can have limits of their own.</source>
        <translation>所有上传合计。服务器和单个传输可以另设限制。</translation>
    </message>
    <message>
        <source>&amp;Timetable:</source>
        <translation>时间表(&amp;T)：</translation>
    </message>
    <message>
        <source>While a rule holds, its limits are used instead of those above. If several hold, the upper one counts. Resuming a transfer starts it whatever the timetable says.</source>
        <translation>规则生效期间，使用规则中的限制，而不是上面的限制。若有多条规则同时生效，以靠上的为准。手动继续某个传输时，不受时间表约束。</translation>
    </message>
    <message>
        <source>&amp;Connections for one file, at most:</source>
        <translation>每个文件的最大连接数(&amp;C)：</translation>
    </message>
    <message>
        <source>A large file comes over several, as long as that makes it faster.</source>
        <translation>只要能提高速度，大文件会通过多个连接下载。</translation>
    </message>
    <message>
        <source>Connections wit&amp;h one server, at most:</source>
        <translation>每台服务器的最大连接数(&amp;R)：</translation>
    </message>
    <message>
        <source>All downloads together. What a server refuses is remembered for a day.</source>
        <translation>所有下载合计。服务器拒绝的连接数会记住一天。</translation>
    </message>
    <message>
        <source>Dow&amp;nloads at once:</source>
        <translation>同时进行的下载数(&amp;N)：</translation>
    </message>
    <message>
        <source>Of these; what is packed or unpacked here counts for neither.</source>
        <translation>包含在上述总数之内；在本机打包或解压的任务不计入下载或上传。</translation>
    </message>
    <message>
        <source>Up&amp;loads at once:</source>
        <translation>同时进行的上传数(&amp;L)：</translation>
    </message>
    <message>
        <source>&quot;Start now&quot; in a transfer&apos;s menu goes beyond all of these.</source>
        <translation>传输菜单中的“立即开始”不受这些数量的限制。</translation>
    </message>
</context>
<context>
    <name>waybill::LinkLookup</name>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message numerus="yes">
        <source>%n link(s)</source>
        <translation>
            <numerusform>%n 个链接</numerusform>
        </translation>
    </message>
    <message>
        <source>at least %1</source>
        <translation>至少 %1</translation>
    </message>
    <message>
        <source>Asking the server…</source>
        <translation>正在询问服务器…</translation>
    </message>
</context>
<context>
    <name>waybill::LogTab</name>
    <message>
        <source>Show lines with…</source>
        <translation>显示包含以下文字的行…</translation>
    </message>
    <message>
        <source>Filter of the log</source>
        <translation>日志筛选</translation>
    </message>
    <message>
        <source>Log of the transfer</source>
        <translation>此传输的日志</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
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
        <translation>传输</translation>
    </message>
    <message>
        <source>Search (Ctrl+F)</source>
        <translation>搜索 (Ctrl+F)</translation>
    </message>
    <message>
        <source>Search by name, server or path</source>
        <translation>按名称、服务器或路径搜索</translation>
    </message>
    <message>
        <source>The journal was damaged. It was moved to %1. Transfers read out of it: %2.</source>
        <translation>传输记录已损坏，已移至 %1。从中恢复的传输：%2。</translation>
    </message>
    <message>
        <source>Quit Waybill?</source>
        <translation>退出 Waybill？</translation>
    </message>
    <message>
        <source>Transfers at work: %1. They stop now and go on when Waybill starts again.</source>
        <translation>正在进行的传输：%1。它们将立即停止，并在 Waybill 下次启动时继续。</translation>
    </message>
    <message>
        <source>Do not ask again</source>
        <translation>不再询问</translation>
    </message>
    <message>
        <source>Export the receipt</source>
        <translation>导出回执</translation>
    </message>
    <message>
        <source>JSON (*.json);;Text (*.txt)</source>
        <translation>JSON (*.json);;文本 (*.txt)</translation>
    </message>
    <message>
        <source>The receipt could not be written: %1</source>
        <translation>无法写入回执：%1</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>分类</translation>
    </message>
    <message>
        <source>Category (empty for none):</source>
        <translation>分类（留空表示无）：</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>About Waybill</source>
        <translation>关于 Waybill</translation>
    </message>
    <message>
        <source>&lt;b&gt;Waybill %1&lt;/b&gt;&lt;p&gt;Moves files to and from HTTP(S) servers, packs and unpacks them on the way, and proves that they arrived.&lt;/p&gt;</source>
        <translation>&lt;b&gt;Waybill %1&lt;/b&gt;&lt;p&gt;在本机与 HTTP(S) 服务器之间传输文件，途中可打包和解压，并验证文件确已送达。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Limit speed</source>
        <translation>限制速度</translation>
    </message>
    <message>
        <source>Each selected transfer, at most:</source>
        <translation>每个选中的传输最多：</translation>
    </message>
</context>
<context>
    <name>waybill::MessageBar</name>
    <message>
        <source>&amp;Retry</source>
        <translation>重试(&amp;R)</translation>
    </message>
    <message>
        <source>Sign &amp;in…</source>
        <translation>登录(&amp;I)…</translation>
    </message>
    <message>
        <source>&amp;Dismiss</source>
        <translation>忽略(&amp;D)</translation>
    </message>
</context>
<context>
    <name>waybill::MetalinkFiles</name>
    <message>
        <source>of its parts</source>
        <extracomment>Of a file: only its parts have checksums.</extracomment>
        <translation>仅各分块</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Mirrors</source>
        <translation>镜像</translation>
    </message>
    <message>
        <source>Checksum</source>
        <translation>校验和</translation>
    </message>
    <message>
        <source>Files of the Metalink</source>
        <translation>Metalink 中的文件</translation>
    </message>
</context>
<context>
    <name>waybill::NameDialog</name>
    <message>
        <source>A name cannot be &quot;.&quot; or &quot;..&quot;, hold / or \, or be longer than %1 bytes.</source>
        <translation>名称不能为“.”或“..”，不能包含 / 或 \，长度不能超过 %1 字节。</translation>
    </message>
    <message>
        <source>There is something of this name already.</source>
        <translation>已有同名的项目。</translation>
    </message>
</context>
<context>
    <name>waybill::NetworkPage</name>
    <message>
        <source>A user name and password of a proxy are not kept here. Give the proxy to a server instead, on the page Servers.</source>
        <translation>此处不保存代理的用户名和密码。请在“服务器”页面为具体服务器设置代理。</translation>
    </message>
    <message>
        <source>Give the file&apos;s whole path.</source>
        <translation>请填写文件的完整路径。</translation>
    </message>
    <message>
        <source>There is no such file to read.</source>
        <translation>没有可读取的此文件。</translation>
    </message>
    <message>
        <source>Network and proxy</source>
        <translation>网络与代理</translation>
    </message>
    <message>
        <source>Pro&amp;xy:</source>
        <translation>代理(&amp;X)：</translation>
    </message>
    <message>
        <source>For all servers that have none of their own; from the next request on. It begins with http://, https://, socks5:// or socks5h://.</source>
        <translation>用于所有没有自己代理的服务器；从下一个请求起生效。以 http://、https://、socks5:// 或 socks5h:// 开头。</translation>
    </message>
    <message>
        <source>as the environment says, else none</source>
        <translation>遵循环境设置，否则不使用</translation>
    </message>
    <message>
        <source>Certificate &amp;authorities:</source>
        <translation>证书颁发机构(&amp;A)：</translation>
    </message>
    <message>
        <source>A PEM file with those to trust, instead of the system&apos;s. For all servers that have none of their own; from the next request on.</source>
        <translation>包含受信任机构的 PEM 文件，取代系统自带的。用于所有没有自己设置的服务器；从下一个请求起生效。</translation>
    </message>
    <message>
        <source>those that this system trusts</source>
        <translation>此系统信任的机构</translation>
    </message>
    <message>
        <source>Wait on &amp;metered networks</source>
        <translation>在按流量计费的网络上等待(&amp;M)</translation>
    </message>
    <message>
        <source>Transfers wait while the system says that the network is paid for by the byte. &quot;Go on anyway&quot; lets one run all the same.</source>
        <translation>当系统表示网络按流量计费时，传输会等待。“仍然继续”可让某个传输照常运行。</translation>
    </message>
    <message>
        <source>Wait on &amp;battery</source>
        <translation>使用电池时等待(&amp;B)</translation>
    </message>
    <message>
        <source>Transfers wait while this computer runs on its battery. &quot;Go on anyway&quot; lets one run all the same.</source>
        <translation>当此计算机使用电池时，传输会等待。“仍然继续”可让某个传输照常运行。</translation>
    </message>
    <message>
        <source>Stay a&amp;wake while something is transferred</source>
        <translation>传输时保持唤醒(&amp;W)</translation>
    </message>
    <message>
        <source>Keeps this computer from falling asleep by itself, only while bytes move.</source>
        <translation>仅在数据传输期间阻止此计算机自动休眠。</translation>
    </message>
</context>
<context>
    <name>waybill::NotificationsPage</name>
    <message>
        <source>Notifications</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>When transfers are &amp;done</source>
        <translation>传输完成时(&amp;D)</translation>
    </message>
    <message>
        <source>Once nothing runs or is queued any more, not for each file.</source>
        <translation>在没有任何传输进行或排队时通知一次，而不是每个文件一次。</translation>
    </message>
    <message>
        <source>When something needs &amp;attention</source>
        <translation>需要您处理时(&amp;A)</translation>
    </message>
    <message>
        <source>A sign-in, a decision, room on the disk; or what failed, once all have ended.</source>
        <translation>需要登录、作出决定或腾出磁盘空间；或者全部结束后有失败的传输。</translation>
    </message>
</context>
<context>
    <name>waybill::Notifier</name>
    <message>
        <source>%1 waits for you.</source>
        <translation>%1 正在等您处理。</translation>
    </message>
    <message numerus="yes">
        <source>%n transfer(s) wait for you.</source>
        <translation>
            <numerusform>%n 个传输正在等您处理。</numerusform>
        </translation>
    </message>
    <message>
        <source>Waybill needs your attention</source>
        <translation>Waybill 需要您处理</translation>
    </message>
    <message numerus="yes">
        <source>%n transfer(s) done</source>
        <translation>
            <numerusform>%n 个传输已完成</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <comment>behind the number of those that are done</comment>
        <translation>
            <numerusform>%n 个失败</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n transfer(s) failed</source>
        <translation>
            <numerusform>%n 个传输失败</numerusform>
        </translation>
    </message>
    <message>
        <source>Transfers have ended</source>
        <translation>传输已结束</translation>
    </message>
    <message>
        <source>Transfers are done</source>
        <translation>传输已完成</translation>
    </message>
</context>
<context>
    <name>waybill::Offers</name>
    <message>
        <source>Files to upload</source>
        <translation>选择要上传的文件</translation>
    </message>
    <message>
        <source>Folder to pack</source>
        <translation>选择要打包的文件夹</translation>
    </message>
    <message>
        <source>Archive to unpack</source>
        <translation>选择要解压的压缩包</translation>
    </message>
    <message>
        <source>Metalinks</source>
        <translation>Metalink 文件</translation>
    </message>
    <message>
        <source>Metalinks (*.meta4);;All files (*)</source>
        <translation>Metalink 文件 (*.meta4);;所有文件 (*)</translation>
    </message>
</context>
<context>
    <name>waybill::OptionsSection</name>
    <message>
        <source>Opt&amp;ions</source>
        <extracomment>A button: shows the fields that few need.</extracomment>
        <translation>选项(&amp;I)</translation>
    </message>
</context>
<context>
    <name>waybill::OrderOptions</name>
    <message>
        <source>When its turn comes</source>
        <translation>轮到时</translation>
    </message>
    <message>
        <source>Now, whatever runs</source>
        <translation>立即，不论其他任务</translation>
    </message>
    <message>
        <source>At a time:</source>
        <translation>在指定时间：</translation>
    </message>
    <message>
        <source>When I resume it</source>
        <translation>由我手动继续时</translation>
    </message>
    <message>
        <source>Start time</source>
        <translation>开始时间</translation>
    </message>
    <message>
        <source>P&amp;riority:</source>
        <translation>优先级(&amp;R)：</translation>
    </message>
    <message>
        <source>S&amp;tart:</source>
        <translation>开始(&amp;T)：</translation>
    </message>
    <message>
        <source>The start time is over.</source>
        <translation>开始时间已过。</translation>
    </message>
</context>
<context>
    <name>waybill::OverviewTab</name>
    <message>
        <source>From:</source>
        <extracomment>From where to where: URLs or paths.</extracomment>
        <translation>来源：</translation>
    </message>
    <message>
        <source>To:</source>
        <translation>目标：</translation>
    </message>
    <message>
        <source>State:</source>
        <translation>状态：</translation>
    </message>
    <message>
        <source>What happened:</source>
        <translation>发生的情况：</translation>
    </message>
    <message>
        <source>Size:</source>
        <translation>大小：</translation>
    </message>
    <message>
        <source>Checked:</source>
        <translation>校验：</translation>
    </message>
    <message>
        <source>SHA-256:</source>
        <translation>SHA-256：</translation>
    </message>
    <message>
        <source>On the wire:</source>
        <translation>网络流量：</translation>
    </message>
    <message>
        <source>Times:</source>
        <translation>时间：</translation>
    </message>
    <message>
        <source>Notes:</source>
        <translation>备注：</translation>
    </message>
    <message>
        <source>Select a transfer to see its details.</source>
        <translation>选择一个传输以查看详情。</translation>
    </message>
    <message>
        <source>%1 of %2 (%3 bytes)</source>
        <translation>%1 / %2（%3 字节）</translation>
    </message>
    <message>
        <source>%1, requests: %2, %3</source>
        <extracomment>Bytes on the wire, the number of requests, and &quot;resumed at 3 MiB&quot; or &quot;not resumed&quot;.</extracomment>
        <translation>%1，请求数：%2，%3</translation>
    </message>
    <message>
        <source>resumed at %1</source>
        <translation>从 %1 处续传</translation>
    </message>
    <message>
        <source>not resumed</source>
        <translation>未续传</translation>
    </message>
    <message>
        <source>added %1</source>
        <translation>添加于 %1</translation>
    </message>
    <message>
        <source>, ended %1</source>
        <extracomment>Follows &quot;added 1/2/23 3:45 PM&quot;.</extracomment>
        <translation>，结束于 %1</translation>
    </message>
</context>
<context>
    <name>waybill::PackDialog</name>
    <message>
        <source>Counting…</source>
        <translation>正在统计…</translation>
    </message>
    <message>
        <source>Pack</source>
        <translation>打包</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Files:</source>
        <translation>文件：</translation>
    </message>
    <message>
        <source>&amp;Archive:</source>
        <translation>压缩包(&amp;A)：</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>压缩包</translation>
    </message>
    <message>
        <source>The archive&apos;s name must end in %1.</source>
        <translation>压缩包的名称必须以 %1 结尾。</translation>
    </message>
    <message>
        <source>Give the archive&apos;s whole path.</source>
        <translation>请提供压缩包的完整路径。</translation>
    </message>
</context>
<context>
    <name>waybill::PackOptions</name>
    <message>
        <source>%1 - fast and small</source>
        <translation>%1 - 快速且体积小</translation>
    </message>
    <message>
        <source>%1 - opens everywhere</source>
        <translation>%1 - 到处都能打开</translation>
    </message>
    <message>
        <source>%1 - usual on Unix</source>
        <translation>%1 - Unix 上常用</translation>
    </message>
    <message>
        <source>%1 - smallest, slow</source>
        <translation>%1 - 体积最小，速度慢</translation>
    </message>
    <message>
        <source>%1 - for old systems</source>
        <translation>%1 - 适用于旧系统</translation>
    </message>
    <message>
        <source>%1 - not compressed</source>
        <translation>%1 - 不压缩</translation>
    </message>
    <message>
        <source>Leave out what may not be read</source>
        <translation>跳过无权读取的文件</translation>
    </message>
    <message>
        <source>*.o  build/  (patterns as in a .gitignore)</source>
        <translation>*.o  build/  （规则与 .gitignore 相同）</translation>
    </message>
    <message>
        <source>How hard to compress: more is smaller and slower</source>
        <translation>压缩强度：越高体积越小，速度越慢</translation>
    </message>
    <message>
        <source>F&amp;ormat, level:</source>
        <translation>格式和级别(&amp;O)：</translation>
    </message>
    <message>
        <source>&amp;Leave out:</source>
        <translation>排除(&amp;L)：</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>级别</translation>
    </message>
</context>
<context>
    <name>waybill::PasswordEdit</name>
    <message>
        <source>Forget</source>
        <translation>忘记</translation>
    </message>
    <message>
        <source>Takes the password away where it is kept, as soon as you save</source>
        <translation>保存后，立即从存储位置清除密码</translation>
    </message>
    <message>
        <source>Looking for the keychain…</source>
        <translation>正在查找钥匙串…</translation>
    </message>
    <message>
        <source>Will be stored in the keychain.</source>
        <translation>将存入钥匙串。</translation>
    </message>
    <message>
        <source>Will be kept for this session only: there is no keychain here.</source>
        <translation>仅在本次会话中保留：此处没有钥匙串。</translation>
    </message>
    <message>
        <source>Will be forgotten.</source>
        <translation>将被清除。</translation>
    </message>
    <message>
        <source>What is kept is for another server or user: enter the password again.</source>
        <translation>已保存的密码属于其他服务器或用户：请重新输入。</translation>
    </message>
    <message>
        <source>Stored in the keychain.</source>
        <translation>已存入钥匙串。</translation>
    </message>
    <message>
        <source>Stored in the keychain, which cannot be reached now.</source>
        <translation>已存入钥匙串，但目前无法访问。</translation>
    </message>
    <message>
        <source>Kept for this session only: forgotten when Waybill ends.</source>
        <translation>仅在本次会话中保留：Waybill 退出后即清除。</translation>
    </message>
    <message>
        <source>None is kept.</source>
        <extracomment>No password is kept.</extracomment>
        <translation>没有保存密码。</translation>
    </message>
    <message>
        <source>None is kept. There is no keychain here: what you enter is for this session only.</source>
        <translation>没有保存密码。此处没有钥匙串：输入的密码仅用于本次会话。</translation>
    </message>
</context>
<context>
    <name>waybill::ReceiptText</name>
    <message>
        <source>Waybill receipt</source>
        <translation>Waybill 回执</translation>
    </message>
    <message>
        <source>What: %1</source>
        <extracomment>Download, upload, pack or unpack.</extracomment>
        <translation>操作：%1</translation>
    </message>
    <message>
        <source>From: %1</source>
        <translation>来源：%1</translation>
    </message>
    <message>
        <source>To: %1</source>
        <translation>目标：%1</translation>
    </message>
    <message>
        <source>Bytes: %1</source>
        <translation>字节数：%1</translation>
    </message>
    <message>
        <source>Checked: %1</source>
        <translation>校验：%1</translation>
    </message>
    <message>
        <source>SHA-256: %1</source>
        <translation>SHA-256：%1</translation>
    </message>
    <message>
        <source>Begun: %1</source>
        <translation>开始：%1</translation>
    </message>
    <message>
        <source>Ended: %1</source>
        <translation>结束：%1</translation>
    </message>
    <message>
        <source>Attempts: %1</source>
        <translation>尝试次数：%1</translation>
    </message>
    <message>
        <source>Note: %1</source>
        <translation>备注：%1</translation>
    </message>
</context>
<context>
    <name>waybill::Remedies</name>
    <message>
        <source>Try again</source>
        <extracomment>These are buttons below a transfer that failed or waits.</extracomment>
        <translation>重试</translation>
    </message>
    <message>
        <source>Sign in…</source>
        <translation>登录…</translation>
    </message>
    <message>
        <source>Replace it</source>
        <extracomment>Replace the file that is there already.</extracomment>
        <translation>替换</translation>
    </message>
    <message>
        <source>Use another name</source>
        <translation>换一个名称</translation>
    </message>
    <message>
        <source>Skip</source>
        <extracomment>Leave the file that is there already, and do not transfer this one.</extracomment>
        <translation>跳过</translation>
    </message>
    <message>
        <source>Unpack all of it</source>
        <translation>全部解压</translation>
    </message>
    <message>
        <source>Trust this certificate</source>
        <translation>信任此证书</translation>
    </message>
    <message>
        <source>Choose another folder…</source>
        <translation>选择其他文件夹…</translation>
    </message>
    <message>
        <source>Give a new link…</source>
        <translation>提供新链接…</translation>
    </message>
    <message>
        <source>Replace it if the source is newer</source>
        <extracomment>Replace the file that is there already. In the menu of the button &quot;Replace if…&quot;.</extracomment>
        <translation>源文件较新时替换</translation>
    </message>
    <message>
        <source>Replace it if the sizes differ</source>
        <translation>大小不同时替换</translation>
    </message>
    <message>
        <source>Go on anyway</source>
        <extracomment>Though the network is metered, say, or the timetable says no.</extracomment>
        <translation>仍然继续</translation>
    </message>
</context>
<context>
    <name>waybill::Removals</name>
    <message>
        <source>Removed transfers</source>
        <translation>已移除的传输</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message numerus="yes">
        <source>%n transfer(s) removed; what they left here goes to the trash.</source>
        <translation>
            <numerusform>已移除 %n 个传输；其留在本机的文件将移到回收站。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n transfer(s) removed from the list.</source>
        <translation>
            <numerusform>已从列表中移除 %n 个传输。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waybill::RemoveQuestion</name>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>删除(&amp;D)</translation>
    </message>
    <message numerus="yes">
        <source>Delete these %n entries on %1 for good?</source>
        <translation>
            <numerusform>永久删除 %1 上的这 %n 项吗？</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete the folder &quot;%1&quot; and all that is in it on %2 for good?</source>
        <translation>永久删除 %2 上的文件夹“%1”及其全部内容吗？</translation>
    </message>
    <message>
        <source>Delete &quot;%1&quot; on %2 for good?</source>
        <translation>永久删除 %2 上的“%1”吗？</translation>
    </message>
    <message>
        <source>%1 (folder, with all that is in it)</source>
        <translation>%1（文件夹及其全部内容）</translation>
    </message>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>…还有 %n 项</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waybill::SegmentMapView</name>
    <message>
        <source>Segments</source>
        <translation>分段</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2, over %n connection(s)</source>
        <translation>
            <numerusform>%1 / %2，%n 个连接</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waybill::SegmentsTab</name>
    <message>
        <source>Select a download to see which pieces of it are here.</source>
        <translation>选择一个下载以查看已有哪些部分。</translation>
    </message>
    <message>
        <source>Only downloads come in segments.</source>
        <translation>只有下载才会分段进行。</translation>
    </message>
    <message>
        <source>All of it is here.</source>
        <translation>已全部下载。</translation>
    </message>
    <message>
        <source>The pieces are shown while the download runs.</source>
        <translation>下载运行时会显示各个部分。</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2, over %n connection(s)</source>
        <translation>
            <numerusform>%1 / %2，%n 个连接</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waybill::ServersPage</name>
    <message>
        <source>Servers</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>Servers with a na&amp;me have their own way of uploading, certificates, proxy and password:</source>
        <translation>已命名的服务器有各自的上传方式、证书、代理和密码(&amp;M)：</translation>
    </message>
    <message>
        <source>&amp;Edit the servers…</source>
        <translation>编辑服务器(&amp;E)…</translation>
    </message>
    <message>
        <source>There are none yet.</source>
        <translation>还没有服务器。</translation>
    </message>
</context>
<context>
    <name>waybill::SettingsDialog</name>
    <message>
        <source>Nothing found</source>
        <translation>没有找到</translation>
    </message>
    <message>
        <source>This &amp;page</source>
        <translation>本页(&amp;P)</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Search (Ctrl+F)</source>
        <translation>搜索 (Ctrl+F)</translation>
    </message>
    <message>
        <source>Search the settings</source>
        <translation>搜索设置</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>&amp;Restore defaults</source>
        <translation>恢复默认值(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;All pages…</source>
        <translation>所有页面(&amp;A)…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Restore defaults</source>
        <translation>恢复默认值</translation>
    </message>
    <message>
        <source>Restore the defaults of all pages?</source>
        <translation>要恢复所有页面的默认值吗？</translation>
    </message>
    <message>
        <source>Servers and their passwords stay.</source>
        <translation>服务器及其密码会保留。</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
</context>
<context>
    <name>waybill::SideWindows</name>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Folder for downloads</source>
        <translation>下载文件夹</translation>
    </message>
</context>
<context>
    <name>waybill::SignInDialog</name>
    <message>
        <source>&amp;Remember in the keychain</source>
        <translation>保存到钥匙串(&amp;R)</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>%1 wants you to sign in.</source>
        <translation>%1 要求登录。</translation>
    </message>
    <message>
        <source>What you enter is kept until Waybill ends.</source>
        <translation>输入的内容保留到 Waybill 退出为止。</translation>
    </message>
    <message>
        <source>&amp;User name:</source>
        <translation>用户名(&amp;U)：</translation>
    </message>
    <message>
        <source>&amp;Password:</source>
        <translation>密码(&amp;P)：</translation>
    </message>
    <message>
        <source>Else what you enter is kept until Waybill ends.</source>
        <translation>否则，输入的内容只保留到 Waybill 退出为止。</translation>
    </message>
    <message>
        <source>There is no keychain here that could remember it: what you enter is kept until Waybill ends.</source>
        <translation>此处没有可保存它的钥匙串：输入的内容保留到 Waybill 退出为止。</translation>
    </message>
</context>
<context>
    <name>waybill::SiteEditor</name>
    <message>
        <source>Certificate authority</source>
        <translation>证书颁发机构</translation>
    </message>
    <message>
        <source>Client certificate</source>
        <translation>客户端证书</translation>
    </message>
    <message>
        <source>Private key</source>
        <translation>私钥</translation>
    </message>
    <message>
        <source>find out</source>
        <extracomment>What kind of server it is: Waybill asks it.</extracomment>
        <translation>自动检测</translation>
    </message>
    <message>
        <source>plain HTTP (PUT)</source>
        <translation>普通 HTTP (PUT)</translation>
    </message>
    <message>
        <source>WebDAV</source>
        <translation>WebDAV</translation>
    </message>
    <message>
        <source>tus (resumable uploads)</source>
        <translation>tus（可续传的上传）</translation>
    </message>
    <message>
        <source>fail, and change nothing</source>
        <translation>失败，不做任何更改</translation>
    </message>
    <message>
        <source>Without https a password can be read by anybody on the way.</source>
        <translation>不使用 https 时，途中任何人都能读取密码。</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>名称(&amp;M)：</translation>
    </message>
    <message>
        <source>&amp;URL:</source>
        <translation>&amp;URL：</translation>
    </message>
    <message>
        <source>&amp;Kind:</source>
        <translation>类型(&amp;K)：</translation>
    </message>
    <message>
        <source>If a file e&amp;xists:</source>
        <translation>文件已存在时(&amp;H)：</translation>
    </message>
    <message>
        <source>U&amp;ser name:</source>
        <translation>用户名(&amp;S)：</translation>
    </message>
    <message>
        <source>&amp;Password:</source>
        <translation>密码(&amp;P)：</translation>
    </message>
    <message>
        <source>those that this system trusts</source>
        <extracomment>In an empty field: which certificate authorities are trusted.</extracomment>
        <translation>此系统信任的机构</translation>
    </message>
    <message>
        <source>SHA-256; then no other certificate is trusted</source>
        <translation>SHA-256；填写后不再信任其他证书</translation>
    </message>
    <message>
        <source>Encryption (TLS)</source>
        <translation>加密 (TLS)</translation>
    </message>
    <message>
        <source>Certificate &amp;authority:</source>
        <translation>证书颁发机构(&amp;A)：</translation>
    </message>
    <message>
        <source>Client &amp;certificate:</source>
        <translation>客户端证书(&amp;C)：</translation>
    </message>
    <message>
        <source>P&amp;rivate key:</source>
        <translation>私钥(&amp;R)：</translation>
    </message>
    <message>
        <source>Pinned &amp;fingerprint:</source>
        <translation>固定指纹(&amp;F)：</translation>
    </message>
    <message>
        <source>as the environment says, else none</source>
        <extracomment>In an empty field: the proxy that environment variables name.</extracomment>
        <translation>遵循环境设置，否则不使用</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>代理</translation>
    </message>
    <message>
        <source>Pr&amp;oxy:</source>
        <translation>代理(&amp;O)：</translation>
    </message>
    <message>
        <source>Proxy us&amp;er:</source>
        <translation>代理用户名(&amp;E)：</translation>
    </message>
    <message>
        <source>Proxy pass&amp;word:</source>
        <translation>代理密码(&amp;W)：</translation>
    </message>
    <message>
        <source>as chosen for each transfer</source>
        <translation>每次传输时选择</translation>
    </message>
    <message>
        <source> KiB/s</source>
        <translation> KiB/s</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>不限制</translation>
    </message>
    <message>
        <source>Speed</source>
        <extracomment>Of all transfers with this server together.</extracomment>
        <translation>速度</translation>
    </message>
    <message>
        <source>Downloads, at &amp;most:</source>
        <translation>下载上限(&amp;M)：</translation>
    </message>
    <message>
        <source>Uploads, a&amp;t most:</source>
        <translation>上传上限(&amp;T)：</translation>
    </message>
</context>
<context>
    <name>waybill::SiteList</name>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Search servers</source>
        <translation>搜索服务器</translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>服务器</translation>
    </message>
</context>
<context>
    <name>waybill::SiteProblemText</name>
    <message>
        <source>Give the server a name.</source>
        <translation>请为服务器命名。</translation>
    </message>
    <message>
        <source>This is no complete URL. It begins with https:// or http:// and names a server.</source>
        <translation>URL 不完整。它应以 https:// 或 http:// 开头，并包含服务器名称。</translation>
    </message>
    <message>
        <source>Waybill speaks http and https only. Begin the URL with https:// or http://.</source>
        <translation>Waybill 仅支持 http 和 https。URL 请以 https:// 或 http:// 开头。</translation>
    </message>
    <message>
        <source>The URL holds a user name or password. They belong into fields of their own.</source>
        <translation>URL 中含有用户名或密码。请填写在各自的字段中。</translation>
    </message>
    <message>
        <source>A server&apos;s URL ends with its path: leave out the ? or # and what follows.</source>
        <translation>服务器的 URL 以路径结尾：请去掉 ? 或 # 及其后面的内容。</translation>
    </message>
    <message>
        <source>A client certificate needs the file of its private key.</source>
        <translation>客户端证书需要相应的私钥文件。</translation>
    </message>
    <message>
        <source>A private key needs the file of its certificate.</source>
        <translation>私钥需要相应的证书文件。</translation>
    </message>
    <message>
        <source>A fingerprint is a SHA-256: 64 hexadecimal digits, with or without colons.</source>
        <translation>指纹为 SHA-256：64 个十六进制数字，可带或不带冒号。</translation>
    </message>
    <message>
        <source>A proxy is written as http://, https://, socks5:// or socks5h:// and its name, with a port if need be.</source>
        <translation>代理写作 http://、https://、socks5:// 或 socks5h:// 加名称，必要时加端口。</translation>
    </message>
    <message>
        <source>The proxy&apos;s URL holds a user name or password. They belong into fields of their own.</source>
        <translation>代理的 URL 中含有用户名或密码。请填写在各自的字段中。</translation>
    </message>
    <message>
        <source>The value of &quot;%1&quot; makes no sense.</source>
        <translation>“%1”的值无效。</translation>
    </message>
    <message>
        <source>This server is not there any more.</source>
        <translation>此服务器已不存在。</translation>
    </message>
    <message>
        <source>It could not be saved: %1</source>
        <translation>无法保存：%1</translation>
    </message>
    <message>
        <source>The file cannot be read: %1</source>
        <translation>无法读取文件：%1</translation>
    </message>
    <message>
        <source>The file cannot be written: %1</source>
        <translation>无法写入文件：%1</translation>
    </message>
    <message>
        <source>The file is far larger than a list of servers. Choose another one.</source>
        <translation>此文件远大于服务器列表应有的大小。请选择其他文件。</translation>
    </message>
    <message>
        <source>The file is not JSON, or only a part of it is here (%1).</source>
        <translation>此文件不是 JSON，或者不完整（%1）。</translation>
    </message>
    <message>
        <source>The file is JSON, but no list of servers that Waybill has exported.</source>
        <translation>此文件是 JSON，但不是 Waybill 导出的服务器列表。</translation>
    </message>
    <message>
        <source>The file was exported by a newer Waybill (format %1). Update this one.</source>
        <translation>此文件由更新版本的 Waybill 导出（格式 %1）。请更新当前版本。</translation>
    </message>
    <message>
        <source>Nothing was imported. Server %1 of the file: %2</source>
        <translation>未导入任何内容。文件中的第 %1 个服务器：%2</translation>
    </message>
</context>
<context>
    <name>waybill::SitesDialog</name>
    <message>
        <source>&amp;Duplicate</source>
        <translation>创建副本(&amp;D)</translation>
    </message>
    <message>
        <source>De&amp;lete…</source>
        <translation>删除(&amp;L)…</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>导出(&amp;X)…</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Revert</source>
        <extracomment>Throws away what was edited.</extracomment>
        <translation>还原</translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>&amp;New</source>
        <translation>新建(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>导入(&amp;I)…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message numerus="yes">
        <source>%n server(s) imported. Their passwords are not in the file.</source>
        <translation>
            <numerusform>已导入 %n 个服务器。文件中不含密码。</numerusform>
        </translation>
    </message>
    <message>
        <source>Exported to %1, without passwords.</source>
        <translation>已导出到 %1，不含密码。</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>已保存。</translation>
    </message>
    <message>
        <source>Delete server</source>
        <translation>删除服务器</translation>
    </message>
    <message>
        <source>Delete the server &quot;%1&quot;?</source>
        <translation>删除服务器“%1”吗？</translation>
    </message>
    <message>
        <source>Its password is forgotten. Transfers with it stay in the list; those that want you to sign in wait for it.</source>
        <translation>其密码将被清除。使用它的传输仍留在列表中；需要登录的传输将等待登录。</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Import servers</source>
        <translation>导入服务器</translation>
    </message>
    <message>
        <source>Lists of servers (*.json);;All files (*)</source>
        <translation>服务器列表 (*.json);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Export servers</source>
        <translation>导出服务器</translation>
    </message>
    <message>
        <source>Lists of servers (*.json)</source>
        <translation>服务器列表 (*.json)</translation>
    </message>
    <message>
        <source>Not saved: see the fields above.</source>
        <translation>未保存：请查看上方各字段。</translation>
    </message>
    <message>
        <source>Saving… If the keychain is locked, unlock it.</source>
        <translation>正在保存… 如果钥匙串已锁定，请解锁。</translation>
    </message>
    <message>
        <source>Save the changes to this server?</source>
        <translation>保存对此服务器的更改吗？</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
</context>
<context>
    <name>waybill::SpeedGraph</name>
    <message>
        <source>Speed graph</source>
        <translation>速度曲线</translation>
    </message>
    <message>
        <source>Down</source>
        <extracomment>A curve: the speed of downloads.</extracomment>
        <translation>下载</translation>
    </message>
    <message>
        <source>Up</source>
        <extracomment>A curve: the speed of uploads.</extracomment>
        <translation>上传</translation>
    </message>
    <message>
        <source>%1: %2, at most %3</source>
        <extracomment>A curve read aloud: its name, its speed now, and its highest.</extracomment>
        <translation>%1：%2，最高 %3</translation>
    </message>
    <message>
        <source> (limit %1)</source>
        <extracomment>Stands behind a speed, hence the space.</extracomment>
        <translation>（限速 %1）</translation>
    </message>
    <message>
        <source>Nothing measured yet.</source>
        <translation>尚无测量数据。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>limit up</source>
        <translation>上传限速</translation>
    </message>
    <message>
        <source>limit down</source>
        <translation>下载限速</translation>
    </message>
</context>
<context>
    <name>waybill::SpeedPane</name>
    <message>
        <source>1 minute</source>
        <translation>1 分钟</translation>
    </message>
    <message>
        <source>5 minutes</source>
        <translation>5 分钟</translation>
    </message>
    <message>
        <source>30 minutes</source>
        <translation>30 分钟</translation>
    </message>
    <message>
        <source>3 hours</source>
        <translation>3 小时</translation>
    </message>
    <message>
        <source>12 hours</source>
        <translation>12 小时</translation>
    </message>
    <message>
        <source>24 hours</source>
        <translation>24 小时</translation>
    </message>
    <message>
        <source>&amp;Period:</source>
        <translation>时段(&amp;P)：</translation>
    </message>
</context>
<context>
    <name>waybill::SpeedTab</name>
    <message>
        <source>Speed of the transfer</source>
        <translation>此传输的速度</translation>
    </message>
</context>
<context>
    <name>waybill::StartTimeDialog</name>
    <message>
        <source>Start at a time</source>
        <translation>定时开始</translation>
    </message>
    <message>
        <source>&amp;The selected transfers start at:</source>
        <translation>所选传输的开始时间(&amp;T)：</translation>
    </message>
    <message>
        <source>&amp;No time</source>
        <extracomment>A button: no time is waited for, but a place in the queue.</extracomment>
        <translation>不定时(&amp;N)</translation>
    </message>
    <message>
        <source>What is paused goes on then, too; what runs already is not stopped.</source>
        <translation>已暂停的传输届时也会继续；正在进行的传输不会停止。</translation>
    </message>
    <message>
        <source>This time is over: they start when the queue comes to them.</source>
        <translation>此时间已过：轮到它们时就会开始。</translation>
    </message>
</context>
<context>
    <name>waybill::StateText</name>
    <message>
        <source>Queued</source>
        <extracomment>The states of a transfer; they stand alone in a column, and at the head of a line.</extracomment>
        <translation>排队中</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>传输中</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>校验中</translation>
    </message>
    <message>
        <source>Finishing</source>
        <translation>收尾中</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>next attempt</source>
        <extracomment>Why a transfer waits; stands after &quot;Waiting: &quot;.</extracomment>
        <translation>下次尝试</translation>
    </message>
    <message>
        <source>the server is busy</source>
        <translation>服务器繁忙</translation>
    </message>
    <message>
        <source>needs sign-in</source>
        <translation>需要登录</translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation>磁盘已满</translation>
    </message>
    <message>
        <source>the target folder is not there</source>
        <translation>目标文件夹不存在</translation>
    </message>
    <message>
        <source>its files</source>
        <translation>其中的文件</translation>
    </message>
    <message>
        <source>your decision</source>
        <translation>您的决定</translation>
    </message>
    <message>
        <source>Added</source>
        <extracomment>A line of a transfer&apos;s log, as are the texts below it: what happened. %1 is a number, %2 an amount like 3 MiB.</extracomment>
        <translation>已添加</translation>
    </message>
    <message>
        <source>Started, attempt %1</source>
        <translation>已开始，第 %1 次尝试</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>Answer %1</source>
        <translation>响应 %1</translation>
    </message>
    <message>
        <source>Redirected</source>
        <translation>已重定向</translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation>已登录</translation>
    </message>
    <message>
        <source>On the disk: %2</source>
        <translation>已写入磁盘：%2</translation>
    </message>
    <message>
        <source>Resumed at %2</source>
        <translation>从 %2 处续传</translation>
    </message>
    <message>
        <source>Started over</source>
        <translation>已从头开始</translation>
    </message>
    <message>
        <source>Checked</source>
        <translation>已校验</translation>
    </message>
    <message>
        <source>Waiting %1 s</source>
        <translation>等待 %1 秒</translation>
    </message>
    <message>
        <source>Trying again in %1 s</source>
        <translation>%1 秒后重试</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Paused at %2</source>
        <translation>在 %2 处暂停</translation>
    </message>
    <message>
        <source>Done, %2</source>
        <translation>已完成，%2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>Joins a state or an event with its details. &quot;Waiting: the disk is full&quot;</extracomment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1, until %2</source>
        <extracomment>Why a transfer waits, and the time of day until which. &quot;the server is busy, until 14:05&quot;</extracomment>
        <translation>%1，至 %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>%1 is &quot;Done&quot;, %2 how it was checked. &quot;Done, verified&quot;</extracomment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%1 (%2 of %3): %4</source>
        <extracomment>A state, how many files are done of how many, and the name of this one.</extracomment>
        <translation>%1（%2 / %3）：%4</translation>
    </message>
    <message>
        <source>not checked</source>
        <translation>未校验</translation>
    </message>
    <message>
        <source>length checked</source>
        <extracomment>How a finished transfer was checked.</extracomment>
        <translation>已校验长度</translation>
    </message>
    <message>
        <source>length and version checked</source>
        <translation>已校验长度和版本</translation>
    </message>
    <message>
        <source>verified</source>
        <translation>已验证</translation>
    </message>
    <message>
        <source>Download</source>
        <extracomment>What a transfer does; a noun.</extracomment>
        <translation>下载</translation>
    </message>
    <message>
        <source>Upload</source>
        <extracomment>What a transfer does; a noun.</extracomment>
        <translation>上传</translation>
    </message>
    <message>
        <source>Pack</source>
        <extracomment>What a transfer does: makes an archive.</extracomment>
        <translation>打包</translation>
    </message>
    <message>
        <source>Unpack</source>
        <extracomment>What a transfer does: extracts an archive.</extracomment>
        <translation>解压</translation>
    </message>
    <message>
        <source>outside the timetable</source>
        <translation>不在时间表允许的时段</translation>
    </message>
    <message>
        <source>its start time</source>
        <translation>等待开始时间</translation>
    </message>
    <message>
        <source>Starts at %1</source>
        <extracomment>A transfer&apos;s state; %1 is a time of today. &quot;Starts at 21:00&quot;</extracomment>
        <translation>%1 开始</translation>
    </message>
    <message>
        <source>Starts on %1</source>
        <extracomment>A transfer&apos;s state; %1 is a date with a time.</extracomment>
        <translation>%1 开始</translation>
    </message>
    <message>
        <source>High</source>
        <extracomment>A transfer&apos;s priority in the queue, as the next two.</extracomment>
        <translation>高</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>普通</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>低</translation>
    </message>
    <message>
        <source>no network</source>
        <translation>没有网络</translation>
    </message>
    <message>
        <source>the network wants you to sign in with a browser</source>
        <translation>网络要求您在浏览器中登录</translation>
    </message>
    <message>
        <source>the network is metered</source>
        <translation>网络按流量计费</translation>
    </message>
    <message>
        <source>running on battery</source>
        <translation>正在使用电池</translation>
    </message>
    <message>
        <source>Offline</source>
        <extracomment>In the status bar: what is wrong with the network, as are the texts below.</extracomment>
        <translation>离线</translation>
    </message>
    <message>
        <source>No internet</source>
        <translation>无法访问互联网</translation>
    </message>
    <message>
        <source>The network wants a sign-in</source>
        <translation>网络要求登录</translation>
    </message>
    <message>
        <source>Metered network</source>
        <translation>按流量计费的网络</translation>
    </message>
</context>
<context>
    <name>waybill::StatisticsDialog</name>
    <message>
        <source>Statistics</source>
        <translation>统计</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>最近 7 天</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>最近 30 天</translation>
    </message>
    <message>
        <source>Last year</source>
        <translation>最近一年</translation>
    </message>
    <message>
        <source>All</source>
        <extracomment>The whole time.</extracomment>
        <translation>全部</translation>
    </message>
    <message>
        <source>By day</source>
        <translation>按天</translation>
    </message>
    <message>
        <source>By server</source>
        <translation>按服务器</translation>
    </message>
    <message>
        <source>&amp;Range:</source>
        <translation>范围(&amp;R)：</translation>
    </message>
    <message>
        <source>&amp;Rows:</source>
        <extracomment>What each row of the table sums up: a day, or a server.</extracomment>
        <translation>分组(&amp;O)：</translation>
    </message>
    <message>
        <source>&amp;Export as CSV…</source>
        <translation>导出为 CSV(&amp;E)…</translation>
    </message>
    <message>
        <source>Nothing was transferred in this time.</source>
        <translation>这段时间内没有传输任何内容。</translation>
    </message>
    <message>
        <source>In all: %1 down, %2 up, transfers: %3, failures: %4</source>
        <translation>合计：下载 %1，上传 %2，传输：%3，失败：%4</translation>
    </message>
    <message>
        <source>Export statistics</source>
        <translation>导出统计</translation>
    </message>
    <message>
        <source>Comma-separated values (*.csv)</source>
        <translation>逗号分隔值 (*.csv)</translation>
    </message>
    <message>
        <source>Exported to %1.</source>
        <translation>已导出到 %1。</translation>
    </message>
    <message>
        <source>The file could not be written: %1</source>
        <translation>无法写入文件：%1</translation>
    </message>
</context>
<context>
    <name>waybill::StatisticsModel</name>
    <message>
        <source>What one transfer had on average, over the time that it was active.</source>
        <translation>单个传输在其活动时间内的平均速度。</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>Down</source>
        <extracomment>A column: how much was downloaded.</extracomment>
        <translation>下载</translation>
    </message>
    <message>
        <source>Up</source>
        <extracomment>A column: how much was uploaded.</extracomment>
        <translation>上传</translation>
    </message>
    <message>
        <source>Transfers</source>
        <translation>传输</translation>
    </message>
    <message>
        <source>Failures</source>
        <extracomment>A column: how many transfers failed.</extracomment>
        <translation>失败</translation>
    </message>
    <message>
        <source>Mean rate</source>
        <translation>平均速度</translation>
    </message>
</context>
<context>
    <name>waybill::StatusLine</name>
    <message>
        <source>%1 (limit %2)</source>
        <translation>%1（限速 %2）</translation>
    </message>
    <message>
        <source>Show what needs attention</source>
        <translation>显示需要处理的项目</translation>
    </message>
    <message>
        <source>Set the limits</source>
        <translation>设置限速</translation>
    </message>
    <message>
        <source>%1 active, %2 left</source>
        <translation>%1 个进行中，剩余 %2 个</translation>
    </message>
    <message numerus="yes">
        <source>%n need(s) attention</source>
        <translation>
            <numerusform>%n 项需要处理</numerusform>
        </translation>
    </message>
    <message>
        <source>Down %1, up %2</source>
        <translation>下载 %1，上传 %2</translation>
    </message>
    <message>
        <source>%1 free</source>
        <extracomment>The room on the disk.</extracomment>
        <translation>剩余空间 %1</translation>
    </message>
    <message>
        <source>In %1</source>
        <extracomment>Tool tip of the room on the disk: the folder that is meant.</extracomment>
        <translation>位于 %1</translation>
    </message>
    <message>
        <source>Change the timetable</source>
        <translation>修改时间表</translation>
    </message>
    <message>
        <source>%1 more than is free in %2</source>
        <extracomment>Tool tip of the room on the disk: how much, and the folder that is meant.</extracomment>
        <translation>比 %2 中的可用空间多 %1</translation>
    </message>
    <message>
        <source>The queue needs %1 more room</source>
        <extracomment>The room on the disk: what the whole queue needs beyond it.</extracomment>
        <translation>队列还需要 %1 空间</translation>
    </message>
</context>
<context>
    <name>waybill::SurveyText</name>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n 个文件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n folder(s)</source>
        <translation>
            <numerusform>%n 个文件夹</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>&quot;12 files&quot; and &quot;in 3 folders&quot;</extracomment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%1, %2; as an archive about %3.</source>
        <extracomment>How many files and folders, their size, and how large their archive will be about.</extracomment>
        <translation>%1，共 %2；打包后约 %3。</translation>
    </message>
</context>
<context>
    <name>waybill::SurveyTree</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Files and folders</source>
        <translation>文件和文件夹</translation>
    </message>
    <message numerus="yes">
        <source>…and %n more</source>
        <translation>
            <numerusform>…还有 %n 个</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waybill::TextRow</name>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>PEM files (*.pem *.crt *.cer);;All files (*)</source>
        <translation>PEM 文件 (*.pem *.crt *.cer);;所有文件 (*)</translation>
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
        <translation>不限制</translation>
    </message>
    <message>
        <source>Downloads in this time, at most</source>
        <translation>此时段的下载上限</translation>
    </message>
    <message>
        <source>Uploads in this time, at most</source>
        <translation>此时段的上传上限</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>To</source>
        <translation>到</translation>
    </message>
    <message>
        <source>to</source>
        <extracomment>Between two times of day.</extracomment>
        <translation>至</translation>
    </message>
    <message>
        <source>these limits</source>
        <translation>按以下限制</translation>
    </message>
    <message>
        <source>no transfers</source>
        <translation>不传输</translation>
    </message>
    <message>
        <source>What holds in this time</source>
        <translation>此时段的规则</translation>
    </message>
</context>
<context>
    <name>waybill::TimetableRow</name>
    <message>
        <source>Days</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>What holds</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>&amp;Add a rule</source>
        <extracomment>A rule of the timetable, as are those that follow.</extracomment>
        <translation>添加规则(&amp;A)</translation>
    </message>
    <message>
        <source>Re&amp;move it</source>
        <translation>移除(&amp;M)</translation>
    </message>
    <message>
        <source>Further u&amp;p</source>
        <translation>上移(&amp;P)</translation>
    </message>
    <message>
        <source>Further do&amp;wn</source>
        <translation>下移(&amp;W)</translation>
    </message>
</context>
<context>
    <name>waybill::Totals</name>
    <message>
        <source>%1 active, %2 left</source>
        <extracomment>How many transfers run, and how many are left to do.</extracomment>
        <translation>%1 个进行中，剩余 %2 个</translation>
    </message>
    <message>
        <source>%1 in need of attention</source>
        <translation>%1 个需要处理</translation>
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
        <translation>名称</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>方向</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>剩余时间</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>添加时间</translation>
    </message>
    <message>
        <source>Done at</source>
        <translation>完成时间</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>分类</translation>
    </message>
    <message>
        <source>Ratio</source>
        <extracomment>Column: bytes on the wire for each byte of the file</extracomment>
        <translation>流量比</translation>
    </message>
    <message>
        <source>Checked</source>
        <translation>校验</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>路径</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>尝试次数</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>%1 percent</source>
        <translation>百分之 %1</translation>
    </message>
    <message>
        <source>download</source>
        <translation>下载</translation>
    </message>
    <message>
        <source>upload</source>
        <translation>上传</translation>
    </message>
    <message>
        <source>packing</source>
        <translation>打包</translation>
    </message>
    <message>
        <source>unpacking</source>
        <translation>解包</translation>
    </message>
    <message>
        <source>less than a minute left</source>
        <translation>剩余不到一分钟</translation>
    </message>
    <message>
        <source>one minute left</source>
        <translation>剩余一分钟</translation>
    </message>
    <message numerus="yes">
        <source>%n minutes left</source>
        <translation>
            <numerusform>剩余 %n 分钟</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hours left</source>
        <translation>
            <numerusform>剩余 %n 小时</numerusform>
        </translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>优先级</translation>
    </message>
</context>
<context>
    <name>waybill::TransferView</name>
    <message>
        <source>Transfers</source>
        <translation>传输</translation>
    </message>
    <message>
        <source>&amp;Fit the columns to their contents</source>
        <translation>列宽适应内容(&amp;F)</translation>
    </message>
    <message>
        <source>No transfers yet.

Drop files or folders here to upload them.
Drop or paste a link, or press Ctrl+N, to download.</source>
        <translation>还没有传输。

将文件或文件夹拖到此处即可上传。
拖入或粘贴链接，或按 Ctrl+N，即可下载。</translation>
    </message>
    <message>
        <source>Nothing matches the search.

Press Escape in the search field to see all.</source>
        <translation>没有符合搜索条件的传输。

在搜索框中按 Esc 可显示全部。</translation>
    </message>
    <message>
        <source>Nothing is at work.

Press Ctrl+N to download, or drop files to upload them.</source>
        <translation>没有正在进行的传输。

按 Ctrl+N 下载，或拖入文件上传。</translation>
    </message>
    <message>
        <source>Nothing stands in the queue.</source>
        <translation>队列中没有传输。</translation>
    </message>
    <message>
        <source>Nothing waits or is paused.</source>
        <translation>没有等待或暂停的传输。</translation>
    </message>
    <message>
        <source>Nothing is done yet.</source>
        <translation>还没有完成的传输。</translation>
    </message>
    <message>
        <source>All is well: nothing needs your attention.</source>
        <translation>一切正常：没有需要您处理的项目。</translation>
    </message>
    <message>
        <source>No downloads.

Drop or paste a link, or press Ctrl+N.</source>
        <translation>没有下载。

拖入或粘贴链接，或按 Ctrl+N。</translation>
    </message>
    <message>
        <source>No uploads.

Drop files or folders here, or press Ctrl+U.</source>
        <translation>没有上传。

将文件或文件夹拖到此处，或按 Ctrl+U。</translation>
    </message>
    <message>
        <source>No archives.

Press Ctrl+K to pack a folder, Ctrl+E to unpack an archive.</source>
        <translation>没有压缩包。

按 Ctrl+K 打包文件夹，按 Ctrl+E 解压。</translation>
    </message>
    <message>
        <source>No transfers here.</source>
        <translation>这里没有传输。</translation>
    </message>
</context>
<context>
    <name>waybill::TransfersPage</name>
    <message>
        <source>Transfers</source>
        <translation>传输</translation>
    </message>
    <message>
        <source>&amp;Folder for downloads:</source>
        <translation>下载文件夹(&amp;F)：</translation>
    </message>
    <message>
        <source>What the download dialog proposes. It remembers the folder chosen there.</source>
        <translation>下载对话框中的默认文件夹，会记住在那里选择的文件夹。</translation>
    </message>
    <message>
        <source>Give the folder&apos;s whole path.</source>
        <translation>请填写文件夹的完整路径。</translation>
    </message>
    <message>
        <source>If a file e&amp;xists already:</source>
        <translation>文件已存在时(&amp;X)：</translation>
    </message>
    <message>
        <source>For downloads. Nothing is replaced unless you choose so.</source>
        <translation>用于下载。除非您选择替换，否则不会替换任何文件。</translation>
    </message>
</context>
<context>
    <name>waybill::TrayIcon</name>
    <message>
        <source>&amp;Show or hide the window</source>
        <translation>显示或隐藏窗口(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Pause all</source>
        <translation>全部暂停(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Resume all</source>
        <translation>全部继续(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>Waybill goes on in the tray</source>
        <translation>Waybill 在系统托盘中继续运行</translation>
    </message>
    <message>
        <source>Transfers go on there. Quit from its menu, or choose in the settings what closing the window does.</source>
        <translation>传输将在那里继续进行。可从其菜单中退出，或在设置中选择关闭窗口时的行为。</translation>
    </message>
    <message>
        <source>R&amp;ecent</source>
        <translation>最近完成(&amp;E)</translation>
    </message>
</context>
<context>
    <name>waybill::Units</name>
    <message>
        <source>%1 s</source>
        <extracomment>A duration in short, as are those below: seconds, minutes, hours, days.</extracomment>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 小时</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 天</translation>
    </message>
</context>
<context>
    <name>waybill::UnpackDialog</name>
    <message>
        <source>Remove the archive afterwards</source>
        <translation>完成后删除压缩包</translation>
    </message>
    <message>
        <source>Unpack</source>
        <translation>解压</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>&amp;Archive:</source>
        <translation>压缩包(&amp;A)：</translation>
    </message>
    <message>
        <source>&amp;Into:</source>
        <extracomment>The folder into which an archive is unpacked.</extracomment>
        <translation>解压到(&amp;I)：</translation>
    </message>
    <message>
        <source>The name tells no archive that Waybill can read.</source>
        <translation>从名称看，这不是 Waybill 能读取的压缩包。</translation>
    </message>
    <message>
        <source>Give whole paths.</source>
        <translation>请提供完整路径。</translation>
    </message>
</context>
<context>
    <name>waybill::UploadDialog</name>
    <message>
        <source>Counting…</source>
        <translation>正在统计…</translation>
    </message>
    <message>
        <source>Read back and compare</source>
        <translation>读回并比对</translation>
    </message>
    <message>
        <source>&amp;Pack and upload: send all of it as one archive</source>
        <translation>打包并上传(&amp;P)：将全部内容作为一个压缩包发送</translation>
    </message>
    <message>
        <source>Upload</source>
        <translation>上传</translation>
    </message>
    <message>
        <source>Files:</source>
        <translation>文件：</translation>
    </message>
    <message>
        <source>&amp;Server:</source>
        <translation>服务器(&amp;S)：</translation>
    </message>
    <message>
        <source>If it &amp;exists:</source>
        <translation>如已存在(&amp;E)：</translation>
    </message>
    <message>
        <source>So many files arrive sooner as one archive: choose Pack and upload.</source>
        <translation>文件较多，打包成一个压缩包传输更快：请选择“打包并上传”。</translation>
    </message>
    <message>
        <source>Give the URL of a WebDAV folder, a tus endpoint, or of the file itself.</source>
        <translation>请填写 WebDAV 文件夹、tus 端点或文件本身的 URL。</translation>
    </message>
    <message>
        <source>Several files need the URL of a folder, one that ends in &apos;/&apos;.</source>
        <translation>多个文件需要以“/”结尾的文件夹 URL。</translation>
    </message>
    <message>
        <source>What is packed on the way has neither a time nor a size to compare. Choose something else for a file that exists.</source>
        <translation>边打包边上传的内容没有可比较的时间和大小。请为已存在的文件另选处理方式。</translation>
    </message>
</context>
</TS>

WriteRegStr HKLM "Software\Classes\waybill" "" "URL:Waybill link"
WriteRegStr HKLM "Software\Classes\waybill" "URL Protocol" ""
WriteRegStr HKLM "Software\Classes\waybill\DefaultIcon" "" "$INSTDIR\bin\waybill.exe,0"
WriteRegStr HKLM "Software\Classes\waybill\shell\open\command" "" '"$INSTDIR\bin\waybill.exe" "%1"'
WriteRegStr HKLM "Software\Classes\Waybill.Metalink" "" "Metalink"
WriteRegStr HKLM "Software\Classes\Waybill.Metalink\DefaultIcon" "" "$INSTDIR\bin\waybill.exe,0"
WriteRegStr HKLM "Software\Classes\Waybill.Metalink\shell\open\command" "" '"$INSTDIR\bin\waybill.exe" "%1"'
WriteRegStr HKLM "Software\Classes\.meta4" "Content Type" "application/metalink4+xml"
WriteRegStr HKLM "Software\Classes\.meta4\OpenWithProgids" "Waybill.Metalink" ""

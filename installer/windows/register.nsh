WriteRegStr HKLM "Software\Classes\waybill" "" "URL:Waybill link"
WriteRegStr HKLM "Software\Classes\waybill" "URL Protocol" ""
WriteRegStr HKLM "Software\Classes\waybill\DefaultIcon" "" "$INSTDIR\bin\waybill.exe,0"
WriteRegStr HKLM "Software\Classes\waybill\shell\open\command" "" '"$INSTDIR\bin\waybill.exe" "%1"'

DeleteRegKey HKLM "Software\Classes\waybill"

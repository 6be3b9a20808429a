DeleteRegKey HKLM "Software\Classes\waybill"
DeleteRegKey HKLM "Software\Classes\Waybill.Metalink"
DeleteRegValue HKLM "Software\Classes\.meta4\OpenWithProgids" "Waybill.Metalink"

# SPDX-License-Identifier: MIT
# An installer by NSIS, with Qt's libraries and plugins beside the programs. Never tried: the core does not build on
# Windows yet.

if(Qt6_VERSION VERSION_GREATER_EQUAL 6.5)
    qt_generate_deploy_app_script(TARGET waybill OUTPUT_SCRIPT deploy_script NO_UNSUPPORTED_PLATFORM_ERROR)
    install(SCRIPT "${deploy_script}")
else()
    message(WARNING "A package that is complete takes Qt 6.5 or newer: Qt's libraries are not put into it.")
endif()

set(CPACK_GENERATOR NSIS)
set(CPACK_PACKAGE_INSTALL_REGISTRY_KEY Waybill)
set(CPACK_PACKAGE_EXECUTABLES waybill Waybill)
set(CPACK_NSIS_DISPLAY_NAME Waybill)
set(CPACK_NSIS_PACKAGE_NAME Waybill)
set(CPACK_NSIS_MUI_ICON "${PROJECT_SOURCE_DIR}/installer/icons/waybill.ico")
set(CPACK_NSIS_MUI_UNIICON "${PROJECT_SOURCE_DIR}/installer/icons/waybill.ico")
set(CPACK_NSIS_INSTALLED_ICON_NAME "bin\\waybill.exe")
set(CPACK_NSIS_ENABLE_UNINSTALL_BEFORE_INSTALL ON)
set(CPACK_NSIS_MODIFY_PATH ON)
# waybill: links and Metalinks, for the whole machine, as the installer itself is.
file(READ "${PROJECT_SOURCE_DIR}/installer/windows/register.nsh" CPACK_NSIS_EXTRA_INSTALL_COMMANDS)
file(READ "${PROJECT_SOURCE_DIR}/installer/windows/unregister.nsh" CPACK_NSIS_EXTRA_UNINSTALL_COMMANDS)

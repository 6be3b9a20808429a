# SPDX-License-Identifier: MIT
# A disk image with the bundle and Qt's frameworks inside it. Never tried, and not signed.

if(Qt6_VERSION VERSION_GREATER_EQUAL 6.5)
    qt_generate_deploy_app_script(TARGET waybill OUTPUT_SCRIPT deploy_script NO_UNSUPPORTED_PLATFORM_ERROR)
    install(SCRIPT "${deploy_script}")
else()
    message(WARNING "A package that is complete takes Qt 6.5 or newer: Qt's frameworks are not put into it.")
endif()

set(CPACK_GENERATOR DragNDrop)
set(CPACK_DMG_VOLUME_NAME Waybill)
set(CPACK_DMG_FORMAT UDZO)
set(CPACK_PACKAGE_ICON "${PROJECT_SOURCE_DIR}/installer/icons/waybill.icns")

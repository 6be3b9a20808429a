# SPDX-License-Identifier: MIT
# What `cmake --install` puts where. Nothing of it holds an absolute path: the tree works under any prefix.
#
# QCoro and KArchive, where they were built from source, are inside the programs: nothing else can find them, and no
# library of the system can take their place.

include(GNUInstallDirs)

# Looked for there by unpackerNear() (core/queue/unpackerpath.h), which is why it is no option.
set(WAYBILL_HELPERS libexec/waybill)
if(WIN32)
    set(WAYBILL_HELPERS "${CMAKE_INSTALL_BINDIR}")
endif()
set(application_id io.github.waybill.Waybill)
set(installer "${PROJECT_SOURCE_DIR}/installer")

if(APPLE)
    # Everything beside each other in the bundle.
    set(programs Waybill.app/Contents/MacOS)
    set_target_properties(waybill PROPERTIES
        MACOSX_BUNDLE ON
        MACOSX_BUNDLE_INFO_PLIST "${installer}/macos/Info.plist.in")
    target_sources(waybill PRIVATE "${installer}/icons/waybill.icns")
    set_source_files_properties("${installer}/icons/waybill.icns" TARGET_DIRECTORY waybill
        PROPERTIES MACOSX_PACKAGE_LOCATION Resources)
    set_target_properties(waybill PROPERTIES OUTPUT_NAME Waybill)
    install(TARGETS waybill BUNDLE DESTINATION .)
    install(TARGETS waybill-cli waybill-unpack RUNTIME DESTINATION "${programs}")
    return()
endif()

# Parts that the programs share, in a build for developers: beside each other, where no other program looks.
if(BUILD_SHARED_LIBS)
    install(TARGETS waybill_core waybill_format waybill_ui LIBRARY DESTINATION lib/waybill)
    set_target_properties(waybill_core waybill_format waybill_ui PROPERTIES INSTALL_RPATH "$ORIGIN")
    set_target_properties(waybill waybill-cli PROPERTIES INSTALL_RPATH "$ORIGIN/../lib/waybill")
    set_target_properties(waybill-unpack PROPERTIES INSTALL_RPATH "$ORIGIN/../../lib/waybill")
endif()
install(TARGETS waybill waybill-cli RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}")
install(TARGETS waybill-unpack RUNTIME DESTINATION "${WAYBILL_HELPERS}")
if(WIN32)
    install(FILES "${PROJECT_SOURCE_DIR}/LICENSE" DESTINATION .)
    return()
endif()

install(FILES "${installer}/linux/${application_id}.desktop" DESTINATION "${CMAKE_INSTALL_DATADIR}/applications")
install(FILES "${installer}/linux/${application_id}.metainfo.xml" DESTINATION "${CMAKE_INSTALL_DATADIR}/metainfo")
# A model: to be started with the session is a person's choice, made by copying it to ~/.config/autostart.
install(FILES "${installer}/linux/autostart.desktop" DESTINATION "${CMAKE_INSTALL_DATADIR}/waybill")
install(FILES "${installer}/linux/copyright" DESTINATION "${CMAKE_INSTALL_DATADIR}/doc/waybill")

set(icons "${CMAKE_INSTALL_DATADIR}/icons/hicolor")
install(FILES "${PROJECT_SOURCE_DIR}/resources/waybill.svg"
    DESTINATION "${icons}/scalable/apps" RENAME ${application_id}.svg)
foreach(size 16 22 24 32 48 64 128 256)
    install(FILES "${installer}/icons/waybill-${size}.png"
        DESTINATION "${icons}/${size}x${size}/apps" RENAME ${application_id}.png)
endforeach()

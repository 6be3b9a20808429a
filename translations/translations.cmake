# SPDX-License-Identifier: MIT
# Compiles the catalogues of this folder into resources of waybill_ui, under :/i18n. Included where that library is made.
# The sources are read by `./dev translations` alone, never by a build.

file(GLOB catalogues CONFIGURE_DEPENDS "${CMAKE_CURRENT_LIST_DIR}/waybill_*.ts")
qt_add_translation(compiled_catalogues ${catalogues})

# The buttons of Qt's own dialogs, in the same languages: a machine that runs Waybill need not have them.
get_target_property(qmake Qt6::qmake IMPORTED_LOCATION)
execute_process(COMMAND "${qmake}" -query QT_INSTALL_TRANSLATIONS OUTPUT_VARIABLE qt_translations OUTPUT_STRIP_TRAILING_WHITESPACE)
foreach(catalogue IN LISTS catalogues)
    string(REGEX REPLACE ".*/waybill_(.*)\\.ts$" "qtbase_\\1.qm" name "${catalogue}")
    if(EXISTS "${qt_translations}/${name}")
        configure_file("${qt_translations}/${name}" "${CMAKE_CURRENT_BINARY_DIR}/${name}" COPYONLY)
        list(APPEND compiled_catalogues "${CMAKE_CURRENT_BINARY_DIR}/${name}")
    elseif(NOT name STREQUAL "qtbase_en.qm")
        message(STATUS "No ${name} in ${qt_translations}: Qt's own buttons stay English where it is missing")
    endif()
endforeach()
qt_add_resources(waybill_ui translations PREFIX /i18n BASE "${CMAKE_CURRENT_BINARY_DIR}" FILES ${compiled_catalogues})

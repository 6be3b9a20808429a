# SPDX-License-Identifier: MIT
# Packages by CPack: Debian's (`./dev package` makes and tries it), an NSIS installer for Windows and a disk image for
# macOS. README says which of them have been tried.

set(WAYBILL_PACKAGE_CONTACT "The Waybill authors" CACHE STRING
    "Who answers for the package: a name and, where there is one, an address. The project has none yet")

set(CPACK_PACKAGE_NAME waybill)
set(CPACK_PACKAGE_VENDOR "The Waybill authors")
set(CPACK_PACKAGE_CONTACT "${WAYBILL_PACKAGE_CONTACT}")
set(CPACK_PACKAGE_VERSION "${PROJECT_VERSION}")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "move files to and from HTTP(S) servers, with proof")
set(CPACK_PACKAGE_INSTALL_DIRECTORY Waybill)
set(CPACK_RESOURCE_FILE_LICENSE "${PROJECT_SOURCE_DIR}/LICENSE")
set(CPACK_STRIP_FILES ON)
set(CPACK_VERBATIM_VARIABLES ON)

if(WIN32)
    include(PackageWindows)
elseif(APPLE)
    include(PackageMac)
else()
    include(PackageDebian)
endif()
include(CPack)

# SPDX-License-Identifier: MIT
# A Debian package for the system that it is built on. The linked libraries' packages are found by dpkg-shlibdeps;
# plugins, which it cannot see, are named here.

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION net)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# The journal's database, and the pictures on buttons; Debian moved the latter into a package of their own later.
set(CPACK_DEBIAN_PACKAGE_DEPENDS "libqt6sql6-sqlite, qt6-svg-plugins | libqt6svg6 (<< 6.5)")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "ca-certificates, libsecret-1-0")
set(CPACK_PACKAGE_DESCRIPTION
"Waybill moves files between a desktop and HTTP(S) servers, both ways:
downloads, WebDAV and tus uploads, archives packed and unpacked on the way.
A transfer survives interruptions, and is never called done unless its
result was checked; it tells how.
.
This package has the window (waybill) and the console (waybill-cli).")

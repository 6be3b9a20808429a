# SPDX-License-Identifier: MIT
# Finds the libraries that Waybill stands on. QCoro and KArchive are taken from the system where it has new enough ones,
# else built once, from the archives pinned in installer/dependencies/sources.txt, into a prefix that all presets share.

find_package(Qt6 6.4 REQUIRED COMPONENTS Core Network Sql Gui Widgets Test LinguistTools OPTIONAL_COMPONENTS DBus)
find_package(CURL 7.88 REQUIRED)
find_package(OpenSSL 3.0 REQUIRED)
find_package(LibArchive 3.6 REQUIRED)
find_package(Qt6Keychain 0.13 REQUIRED)
find_package(Threads REQUIRED)
find_package(ZLIB REQUIRED)
find_package(BZip2 REQUIRED)
find_package(LibLZMA REQUIRED)
find_package(PkgConfig REQUIRED)
pkg_check_modules(zstd REQUIRED IMPORTED_TARGET libzstd>=1.5)
pkg_check_modules(xxhash REQUIRED libxxhash>=0.8) # its header only

set(WAYBILL_DOWNLOADS "${PROJECT_SOURCE_DIR}/build/downloads" CACHE PATH "Where the pinned archives are looked for first")
set(WAYBILL_DEPENDENCIES "${PROJECT_SOURCE_DIR}/build/dependencies-${CMAKE_CXX_COMPILER_ID}" CACHE PATH
    "Where libraries built from source are installed")
list(PREPEND CMAKE_PREFIX_PATH "${WAYBILL_DEPENDENCIES}")

# waybill_build_dependency(name [PATCH file] [OPTIONS ...]): fetch, check, patch, build and install one line of sources.txt.
function(waybill_build_dependency name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "PATCH" "OPTIONS")
    set(recipes "${PROJECT_SOURCE_DIR}/installer/dependencies")
    file(STRINGS "${recipes}/sources.txt" line REGEX "^${name} ")
    separate_arguments(fields UNIX_COMMAND "${line}")
    list(GET fields 1 version)
    list(GET fields 2 sha256)
    list(GET fields 3 package)
    list(GET fields 4 address)
    file(GLOB archive "${WAYBILL_DOWNLOADS}/${package}_${version}.orig.tar.?z")
    if(NOT archive)
        set(archive "${address}")
    endif()
    message(STATUS "Building ${name} ${version} from source (once)")

    include(FetchContent)
    set(patch_command)
    if(arg_PATCH)
        find_program(patch_program patch REQUIRED)
        set(patch_command PATCH_COMMAND ${patch_program} -p1 --forward -i "${recipes}/${arg_PATCH}")
    endif()
    set(work "${WAYBILL_DEPENDENCIES}/work/${name}")
    FetchContent_Populate(${name}
        URL "${archive}" URL_HASH "SHA256=${sha256}" DOWNLOAD_EXTRACT_TIMESTAMP OFF ${patch_command}
        SOURCE_DIR "${work}/source" BINARY_DIR "${work}/build" SUBBUILD_DIR "${work}/fetch" QUIET)
    foreach(step
            "-G;${CMAKE_GENERATOR};-S;${work}/source;-B;${work}/build;-DCMAKE_BUILD_TYPE=RelWithDebInfo;-DCMAKE_INSTALL_PREFIX=${WAYBILL_DEPENDENCIES};-DCMAKE_INSTALL_LIBDIR=lib;-DCMAKE_C_COMPILER=${CMAKE_C_COMPILER};-DCMAKE_CXX_COMPILER=${CMAKE_CXX_COMPILER};-DCMAKE_C_COMPILER_LAUNCHER=${CMAKE_CXX_COMPILER_LAUNCHER};-DCMAKE_CXX_COMPILER_LAUNCHER=${CMAKE_CXX_COMPILER_LAUNCHER};-DBUILD_TESTING=OFF;-DBUILD_SHARED_LIBS=OFF;-DCMAKE_POSITION_INDEPENDENT_CODE=ON;${arg_OPTIONS}"
            "--build;${work}/build;--config;RelWithDebInfo"
            "--install;${work}/build;--config;RelWithDebInfo")
        execute_process(COMMAND "${CMAKE_COMMAND}" ${step} RESULT_VARIABLE failed OUTPUT_VARIABLE output ERROR_VARIABLE output)
        if(failed)
            message(FATAL_ERROR "${name} ${version} did not build:\n${output}")
        endif()
    endforeach()
endfunction()

find_package(QCoro6 0.12 QUIET COMPONENTS Core)
if(NOT QCoro6_FOUND)
    waybill_build_dependency(qcoro OPTIONS
        -DQCORO_BUILD_EXAMPLES=OFF -DQCORO_WITH_QTDBUS=OFF -DQCORO_WITH_QTNETWORK=OFF
        -DQCORO_WITH_QTWEBSOCKETS=OFF -DQCORO_WITH_QTQUICK=OFF -DQCORO_WITH_QML=OFF -DQCORO_WITH_QTTEST=OFF)
    find_package(QCoro6 0.12 REQUIRED COMPONENTS Core)
endif()

find_package(KF6Archive 6.13 QUIET)
if(NOT KF6Archive_FOUND)
    set(karchive_patch)
    if(Qt6_VERSION VERSION_LESS 6.6)
        set(karchive_patch PATCH karchive-qt6.4.patch)
    endif()
    waybill_build_dependency(karchive ${karchive_patch} OPTIONS -DQT_MAJOR_VERSION=6)
    find_package(KF6Archive 6.13 REQUIRED)
endif()

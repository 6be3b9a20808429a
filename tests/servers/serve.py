#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Starts one real server on loopback, for tests, the demo and benchmarks.

    serve.py nginx|apache|tus|django|socks|guarded-socks FOLDER

The server's files lie in FOLDER/files. Prints one line of JSON once it answers: {"url": ..., and more, see below}.
Runs until standard input is closed or it is stopped, and takes the server with it.

nginx   url: WebDAV and static files; html_url, json_url: the same files as a page, without WebDAV; tls_url: over TLS;
        ca: who signed that; private_url: Basic (user, secret);
        slow_url: 8 MiB/s a connection; two_url: 4 MiB/s, and 429 for a third connection;
        strict_url: over TLS for those who show client_certificate and client_key; server_certificate, server_key: its own
apache  url: WebDAV; plain_url, fancy_url, table_url: the same files as a page, without WebDAV; private_url: Digest
        (user, secret); strict_url and certificates as with nginx, but a client without is refused by TLS itself
tus     url: the creation endpoint
django  url: PUT and GET of /files/NAME, streamed by an asynchronous application
socks   url: a SOCKS5 proxy that connects from 127.0.0.2; log: where to. guarded-socks: the same for user, secret only
"""
import json
import os
import pathlib
import random
import shutil
import signal
import socket
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
BUILD = HERE.parent.parent / "build" / "servers"
ADDRESS = os.environ.get("WAYBILL_SERVER_ADDRESS", "127.0.0.1")  # of nginx; another in a network namespace


def free_ports(count):
    """Ports that nobody listens on, each another, below those that systems give to outgoing connections: a port that
    the system chose (bind to 0) may be given away again before the server listens on it."""
    ports = []
    for port in random.sample(range(15_000, 32_000), 1_000):
        with socket.socket() as probe:
            try:
                probe.bind((ADDRESS, port))
            except OSError:
                continue
        ports.append(port)
        if len(ports) == count:
            return ports
    sys.exit("no free port found")


def wait_for(port, process, address="127.0.0.1"):
    for _ in range(300):
        if process.poll() is not None:
            sys.exit(f"the server ended with status {process.returncode}")
        with socket.socket() as probe:
            if probe.connect_ex((address, port)) == 0:
                return
        time.sleep(0.05)
    sys.exit("the server does not answer")


def run(*command, **options):
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **options)


def make_certificate(folder, authority, name, subject, extensions=""):
    """name.pem and name.key in the folder, signed by authority.pem, which is made if it is not there."""
    if (folder / f"{name}.pem").exists():
        return
    if not (folder / f"{authority}.pem").exists():
        run("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "30", "-subj", f"/CN=Test {authority}",
            "-keyout", folder / f"{authority}.key", "-out", folder / f"{authority}.pem")
    run("openssl", "req", "-newkey", "rsa:2048", "-nodes", "-subj", f"/CN={subject}",
        "-keyout", folder / f"{name}.key", "-out", folder / f"{name}.csr")
    (folder / "extensions").write_text(extensions)
    run("openssl", "x509", "-req", "-in", folder / f"{name}.csr", "-CA", folder / f"{authority}.pem",
        "-CAkey", folder / f"{authority}.key", "-CAcreateserial", "-days", "30", "-extfile", folder / "extensions",
        "-out", folder / f"{name}.pem")


def make_certificates(folder):
    """Certificates for 127.0.0.1 and for its clients, each signed by an authority of our own; what a test needs of them."""
    make_certificate(folder, "ca", "server", "127.0.0.1", "subjectAltName=IP:127.0.0.1,DNS:localhost\n")
    make_certificate(folder, "client-ca", "client", "user")
    return {"ca": str(folder / "ca.pem"),
            "server_certificate": str(folder / "server.pem"), "server_key": str(folder / "server.key"),
            "client_certificate": str(folder / "client.pem"), "client_key": str(folder / "client.key")}


def module(name):
    for folder in ("/usr/lib/nginx/modules", "/usr/lib64/nginx/modules", "/usr/share/nginx/modules"):
        if os.path.exists(f"{folder}/{name}.so"):
            return f"load_module {folder}/{name}.so;"
    return ""


def nginx(folder):
    certificates = make_certificates(folder)
    port, tls_port, strict_port = free_ports(3)
    hashed = subprocess.run(["openssl", "passwd", "-apr1", "secret"], check=True, capture_output=True, text=True).stdout
    (folder / "users").write_text(f"user:{hashed}")
    (folder / "files" / "private").mkdir(exist_ok=True)
    dav = """
            dav_methods PUT DELETE MKCOL COPY MOVE; dav_ext_methods PROPFIND OPTIONS LOCK UNLOCK; dav_ext_lock zone=locks;
            create_full_put_path off; dav_access user:rw group:r all:r;"""
    (folder / "nginx.conf").write_text(f"""
{module("ngx_http_dav_ext_module")}
{"user root;" if os.geteuid() == 0 else ""}
daemon off; worker_processes 1; pid {folder}/nginx.pid; error_log {folder}/error.log;
events {{ worker_connections 512; }}
http {{
    access_log {folder}/access.log; sendfile on; keepalive_requests 100000; client_max_body_size 0;
    client_body_temp_path {folder}/body; dav_ext_lock_zone zone=locks:1m;
    limit_conn_zone $binary_remote_addr zone=two:1m;
    ssl_certificate {folder}/server.pem; ssl_certificate_key {folder}/server.key;
    server {{
        listen {ADDRESS}:{port}; listen {ADDRESS}:{tls_port} ssl http2;
        root {folder}/files;
        location / {{ {dav} }}
        location /private/ {{ {dav} auth_basic "private"; auth_basic_user_file {folder}/users; }}
        location /html/ {{ alias {folder}/files/; autoindex on; }}
        location /json/ {{ alias {folder}/files/; autoindex on; autoindex_format json; }}
        location /slow/ {{ alias {folder}/files/; limit_rate 8m; }}
        location /two/ {{ alias {folder}/files/; limit_rate 4m; limit_conn two 2; limit_conn_status 429; }}
    }}
    server {{
        listen {ADDRESS}:{strict_port} ssl http2;
        ssl_client_certificate {folder}/client-ca.pem; ssl_verify_client on;
        root {folder}/files;
        location / {{ {dav} }}
    }}
}}
""")
    (folder / "access.log").touch()
    process = subprocess.Popen([shutil.which("nginx") or "/usr/sbin/nginx", "-p", folder, "-c", folder / "nginx.conf"])
    wait_for(port, process, ADDRESS)
    url = f"http://{ADDRESS}:{port}"
    return process, {"url": f"{url}/", "tls_url": f"https://{ADDRESS}:{tls_port}/", "private_url": f"{url}/private/",
                     "html_url": f"{url}/html/", "json_url": f"{url}/json/",
                     "slow_url": f"{url}/slow/", "two_url": f"{url}/two/",
                     "strict_url": f"https://{ADDRESS}:{strict_port}/",
                     "log": str(folder / "access.log"), **certificates}


def apache(folder):
    certificates = make_certificates(folder)
    port, strict_port = free_ports(2)
    (folder / "files" / "private").mkdir(exist_ok=True)
    digest = subprocess.run(["openssl", "md5", "-r"], input=b"user:private:secret", check=True, capture_output=True).stdout
    (folder / "users").write_text(f"user:private:{digest.split()[0].decode()}\n")
    modules = "\n".join(
        f"LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so"
        for name in ("mpm_event", "authn_core", "authz_core", "authz_user", "authn_file", "auth_digest", "dav", "dav_fs",
                     "ssl", "alias", "autoindex", "mime"))
    owner = "User root\nGroup root" if os.geteuid() == 0 else ""
    owner = "User www-data\nGroup www-data" if owner else ""
    (folder / "httpd.conf").write_text(f"""
ServerRoot {folder}
{modules}
{owner}
Listen 127.0.0.1:{port}
Listen 127.0.0.1:{strict_port}
ServerName 127.0.0.1
PidFile {folder}/pid
ErrorLog {folder}/error.log
Mutex posixsem
DavLockDB {folder}/locks/db
DocumentRoot {folder}/files
TypesConfig /etc/mime.types
<Directory {folder}/files>
    Require all granted
    Dav On
</Directory>
<Directory {folder}/pages>
    Require all granted
    Options +Indexes +FollowSymLinks
</Directory>
Alias /plain {folder}/pages
Alias /fancy {folder}/pages
Alias /table {folder}/pages
<Location /fancy>
    IndexOptions FancyIndexing
</Location>
<Location /table>
    IndexOptions FancyIndexing HTMLTable
</Location>
<Location /private>
    AuthType Digest
    AuthName private
    AuthUserFile {folder}/users
    Require valid-user
</Location>
<VirtualHost 127.0.0.1:{strict_port}>
    SSLEngine On
    SSLCertificateFile {folder}/server.pem
    SSLCertificateKeyFile {folder}/server.key
    SSLCACertificateFile {folder}/client-ca.pem
    SSLVerifyClient require
</VirtualHost>
""")
    (folder / "locks").mkdir(exist_ok=True)
    if not (folder / "pages").exists():
        (folder / "pages").symlink_to("files")
    if owner:
        os.chmod(folder, 0o755)
        run("chown", "-R", "www-data", folder / "files", folder / "locks")
    process = subprocess.Popen([shutil.which("apache2") or "/usr/sbin/apache2", "-f", folder / "httpd.conf", "-DFOREGROUND"])
    wait_for(port, process)
    url = f"http://127.0.0.1:{port}"
    return process, {"url": f"{url}/", "private_url": f"{url}/private/", "plain_url": f"{url}/plain/",
                     "fancy_url": f"{url}/fancy/", "table_url": f"{url}/table/",
                     "strict_url": f"https://127.0.0.1:{strict_port}/", **certificates}


def tus(folder):
    [port] = free_ports(1)
    script = BUILD / "tus" / "server.mjs"
    if not script.exists():
        sys.exit(f"{script} is not there: run './dev setup'")
    process = subprocess.Popen(["node", script, str(port), folder / "files"], stdout=subprocess.DEVNULL)
    wait_for(port, process)
    return process, {"url": f"http://127.0.0.1:{port}/uploads", "files": str(folder / "files")}


def django(folder):
    [port] = free_ports(1)
    process = subprocess.Popen(
        ["/usr/bin/python3", "-m", "uvicorn", "--host", "127.0.0.1", "--port", str(port), "--log-level", "warning",
         "djangoapp:application"],
        cwd=HERE, env={**os.environ, "WAYBILL_FILES": str(folder / "files"), "PYTHONDONTWRITEBYTECODE": "1"})
    wait_for(port, process)
    return process, {"url": f"http://127.0.0.1:{port}/files/"}


def socks(folder, *options):
    [port] = free_ports(1)
    log = folder / "connections.log"
    with open(log, "wb") as errors:
        process = subprocess.Popen(["microsocks", "-i", "127.0.0.1", "-p", str(port), "-b", "127.0.0.2", *options],
                                   stdout=subprocess.DEVNULL, stderr=errors)
    wait_for(port, process)
    return process, {"url": f"socks5h://127.0.0.1:{port}", "log": str(log)}


def guarded_socks(folder):
    return socks(folder, "-u", "user", "-P", "secret")


KINDS = {"nginx": nginx, "apache": apache, "tus": tus, "django": django, "socks": socks, "guarded-socks": guarded_socks}


def start(kind, folder):
    """Starts a server; returns its process and what it tells."""
    folder = pathlib.Path(folder).resolve()
    (folder / "files").mkdir(parents=True, exist_ok=True)
    process, told = KINDS[kind](folder)
    return process, {**told, "folder": str(folder / "files")}


def stop(process):
    process.terminate()
    try:
        process.wait(5)
    except subprocess.TimeoutExpired:
        process.kill()


def main():
    if len(sys.argv) != 3 or sys.argv[1] not in KINDS:
        sys.exit(__doc__)
    process, told = start(sys.argv[1], sys.argv[2])
    signal.signal(signal.SIGTERM, lambda *_: (stop(process), os._exit(0)))
    print(json.dumps(told), flush=True)
    try:
        sys.stdin.read()
    finally:
        stop(process)


if __name__ == "__main__":
    main()

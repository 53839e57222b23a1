"""tsa.py FOLDER KIND: a time-stamping authority at a free port of this machine, which it prints; for one test run.

KIND: good; other (it stamps another digest); denies; late (it takes three seconds); html; large
"""
import http.server
import os
import subprocess
import sys
import time

folder, kind = sys.argv[1:]


def answer(query):
    if kind == 'html':
        return b'<html>no</html>'
    if kind == 'large':
        return b'0' * (1 << 20)
    if kind == 'denies':
        return bytes.fromhex('30053003020102')
    open(folder + '/served.tsq', 'wb').write(query)
    subprocess.run(['sh', folder + '/stamp.sh', 'served.tsq' if kind != 'other' else 'other.tsq', 'served.tsr'],
                   cwd=folder, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return open(folder + '/served.tsr', 'rb').read()


class Authority(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        query = self.rfile.read(int(self.headers['Content-Length']))
        if kind == 'late':
            time.sleep(3)
        body = answer(query)
        self.send_response(200)
        self.send_header('Content-Type', 'text/html' if kind == 'html' else 'application/timestamp-reply')
        self.send_header('Content-Length', str(len(body)))
        self.end_headers()
        try:
            self.wfile.write(body)
        except OSError:
            pass  # who asked has heard enough

    def log_message(self, *arguments):
        pass


server = http.server.HTTPServer(('127.0.0.1', 0), Authority)
open(folder + '/port.part', 'w').write(str(server.server_port))
os.rename(folder + '/port.part', folder + '/port')
server.serve_forever()

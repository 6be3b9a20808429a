# SPDX-License-Identifier: MIT
"""An asynchronous Django application that takes and gives files as streams, the way web applications do."""
import os
import pathlib

import django
from django.conf import settings
from django.core.asgi import get_asgi_application
from django.http import HttpResponse, StreamingHttpResponse
from django.urls import path

FILES = pathlib.Path(os.environ["WAYBILL_FILES"])
BLOCK = 1024 * 1024

settings.configure(
    DEBUG=False, SECRET_KEY="for tests only", ALLOWED_HOSTS=["127.0.0.1"], ROOT_URLCONF=__name__,
    DATA_UPLOAD_MAX_MEMORY_SIZE=None)
django.setup()


def blocks(name):
    with open(FILES / name, "rb") as file:
        while block := file.read(BLOCK):
            yield block


async def take_or_give(request, name):
    target = FILES / name
    if request.method == "PUT":
        with open(target, "wb") as file:
            while block := request.read(BLOCK):
                file.write(block)
        return HttpResponse(status=201)
    if not target.exists():
        return HttpResponse(status=404)
    if request.method == "HEAD":
        answer = HttpResponse()
        answer["Content-Length"] = target.stat().st_size
        return answer
    answer = StreamingHttpResponse(blocks(name))
    answer["Content-Disposition"] = f"attachment; filename=\"{name}\""
    return answer


urlpatterns = [path("files/<str:name>", take_or_give)]
application = get_asgi_application()

"""Edits a clip: RETAKE_KEY=afk_… python3 examples/edit.py clip.mp4 "film noir" edited.mp4"""
import json, os, sys, time, urllib.request, uuid

file, prompt, output = sys.argv[1:4]
server = os.environ.get("RETAKE_URL", "http://127.0.0.1:8787")


def ask(path, body=None, **headers):
    headers = {"X-API-Key": os.environ["RETAKE_KEY"], **{name.replace("_", "-"): value for name, value in headers.items()}}
    return json.load(urllib.request.urlopen(urllib.request.Request(server + path, body, headers)))


form = b'--cut\r\nContent-Disposition: form-data; name="file"; filename="clip"\r\n\r\n' + open(file, "rb").read() + b"\r\n--cut--\r\n"
video = ask("/v2/uploads", form, Content_Type="multipart/form-data; boundary=cut")["url"]
request = {"model": "wan-2.7-videoedit", "prompt": prompt, "wan27VideoeditParams": {"video": video, "resolution": "720p"}}
accepted = ask("/v2/videos/edit", json.dumps(request).encode(), Content_Type="application/json", Idempotency_Key=str(uuid.uuid4()))
while (job := ask("/v2/jobs/" + accepted["jobId"]))["status"] in ("QUEUED", "PROCESSING"):
    time.sleep(1)
if job["status"] != "COMPLETED":
    sys.exit(job["error"] or job["status"])
urllib.request.urlretrieve(job["result"]["videoUrl"], output)

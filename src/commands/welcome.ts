/** What a person sees after `retake serve`: where it is, the key, and lines to copy. */
export function welcome(url: string, freshKey: string | null, credits: number): string {
  if (freshKey === null) return `Retake is ready at ${url}\n`
  return `Retake is ready at ${url} – open it in a browser to edit clips there

  API key   ${freshKey}   (${credits} credits; shown only now)

Try it: upload a clip, edit it, look at the job.

  export RETAKE_KEY=${freshKey}
  VIDEO=$(curl -s -H "X-API-Key: $RETAKE_KEY" -F file=@clip.mp4 ${url}/v2/uploads | sed 's/.*"url":"\\([^"]*\\)".*/\\1/')
  curl -s -X POST ${url}/v2/videos/edit -H "X-API-Key: $RETAKE_KEY" -H 'Content-Type: application/json' \\
    -d '{"model":"wan-2.7-videoedit","prompt":"make it a film noir","wan27VideoeditParams":{"video":"'$VIDEO'"}}'
  curl -s -H "X-API-Key: $RETAKE_KEY" ${url}/v2/jobs

`
}

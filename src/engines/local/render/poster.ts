import { writeFile } from 'node:fs/promises'
import { type Frame, Scaler } from 'node-av'

/** A frame as a JPEG file, over one that may be there. */
export async function writePoster(frame: Frame, file: string): Promise<void> {
  const scaler = new Scaler()
  await writeFile(file, await scaler.toJpeg(frame, { quality: 85 }))
  scaler.close()
}

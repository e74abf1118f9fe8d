import { Demuxer, type Stream } from 'node-av'
import { AV_DISPOSITION_ATTACHED_PIC, AVMEDIA_TYPE_VIDEO } from 'node-av/constants'
import { Failure } from '../failure.ts'

/** Opens a probed mp4 or mov again: demuxer forced, local files only, references to other files never followed. */
export function openMovie(file: string): Promise<Demuxer> {
  return Demuxer.open(`file:${file}`, {
    format: 'mov',
    options: { protocol_whitelist: 'file', enable_drefs: false, use_absolute_path: false },
  })
}

/** The first video stream that is no cover. */
export function pictureOf(movie: Demuxer): Stream {
  const picture = movie.streams.find(
    ({ codecpar, disposition }) =>
      codecpar.codecType === AVMEDIA_TYPE_VIDEO && !(disposition & AV_DISPOSITION_ATTACHED_PIC),
  )
  if (!picture) throw new Failure('input', 'The file has no video stream')
  return picture
}

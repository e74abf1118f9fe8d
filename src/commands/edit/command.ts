import { Command, Option } from 'commander'
import { systemClock } from '../../clock.ts'
import type { EditOrder, Editor } from '../../editors/editor.ts'
import { openEditor } from '../../editors/open.ts'
import type { AspectRatio, Resolution } from '../../engines/engine.ts'
import { withExamples } from '../examples.ts'
import { interruption } from '../interruption.ts'
import { within } from '../numbers.ts'
import { action, settings } from '../run-command.ts'
import { readWords } from './clips.ts'
import { quoteEach } from './dry-run.ts'
import { editEach } from './many.ts'
import { openProgress } from './progress.ts'
import { editNewClips } from './watch.ts'

export interface EditOptions {
  output?: string
  resolution: Resolution
  aspectRatio: AspectRatio
  duration?: number
  negativePrompt?: string
  reference?: string
  seed?: number
  watch?: string
  dryRun?: boolean
  server?: string
  key?: string
  json?: boolean
}

export function editCommand(): Command {
  const command = new Command('edit')
    .description('edit clips here and now, or on a server with --server')
    .usage('[options] <clip...> <prompt>')
    .argument('[words...]', 'mp4 or mov files of 2–10 seconds, or their URLs; then what to do with them, in quotes')
    .option(
      '-o, --output <path>',
      'a file, a folder, or a pattern with {name} or {number} (default: {name}-edited.mp4)',
    )
    .addOption(new Option('--resolution <tier>', 'size of the result').choices(['720p', '1080p']).default('1080p'))
    .addOption(
      new Option('--aspect-ratio <ratio>', 'shape of the result, cropped at the centre')
        .choices(['auto', '16:9', '9:16', '1:1', '4:3', '3:4'])
        .default('auto'),
    )
    .option('--duration <seconds>', 'keep this many seconds from the start, 2–10', within(2, 10))
    .option('--negative-prompt <text>', 'what to leave out, e.g. "no grain"')
    .option('--reference <image>', 'a file or URL: the background or clothing to take from it')
    .option('--seed <number>', 'the same seed gives the same grain', within(0, 2147483647))
    .option('--dry-run', 'only say what would be done, and for how much')
    .option('--watch <folder>', 'edit each clip that appears in this folder, until Ctrl-C')
    .option('--server <url>', 'edit on this server (default: RETAKE_SERVER, or else this machine)')
    .option('--key <key>', 'an API key of the server (default: RETAKE_KEY)')
    .option('--json', 'machine-readable output: one document, or one a line for several clips')
    .action(action(edit))
  return withExamples(
    command,
    'retake edit clip.mp4 "put her on a snowy street at night, film noir"',
    'retake edit *.mp4 "sepia with heavy grain" -o out/ --resolution 720p',
    'retake edit clip.mp4 "cartoon" --dry-run',
    'retake edit --watch inbox "35mm film look" -o done/',
    'retake edit clip.mp4 "cartoon" --server https://video.example.com',
  )
}

async function edit(words: string[], options: EditOptions): Promise<void> {
  const { clips, prompt } = await readWords(words, options.watch)
  const config = settings()
  const editor = await openEditor(config, options.server ?? config.RETAKE_SERVER, options.key ?? config.RETAKE_KEY)
  const signal = interruption()
  const progress = openProgress(process.stderr)
  const desk = { editor, signal, progress, json: options.json === true, orderOf: orders(prompt, options) }
  try {
    if (options.watch !== undefined) await editNewClips(desk, options.watch, options.output, systemClock)
    else if (options.dryRun) await quoteEach(desk, clips)
    else await editEach(desk, clips, options.output)
  } finally {
    progress.stop()
    await editor.close()
  }
}

/** What every way of editing uses. */
export interface Desk {
  editor: Editor
  /** Ctrl-C. */
  signal: AbortSignal
  progress: ReturnType<typeof openProgress>
  json: boolean
  orderOf(clip: string): EditOrder
}

function orders(prompt: string, options: EditOptions): (clip: string) => EditOrder {
  const { resolution, aspectRatio, duration = null, negativePrompt = null, reference = null, seed = null } = options
  return (video) => ({ video, prompt, resolution, aspectRatio, duration, negativePrompt, reference, seed })
}

import { cpus } from 'node:os'
import { startServer } from '../test/e2e/server.ts'
import { type Figure, table } from './figures.ts'
import { filmLook } from './film-look.ts'
import { latencyUnderEdits, pickUp } from './server.ts'

/** Every figure from one run on one machine; ratios count, absolute times do not travel. */
const print = (text: string) => process.stdout.write(`${text}\n`)
print(
  `${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model}\n`,
)

const figures: Figure[] = []
const film = await filmLook()
if (film) figures.push(film)
else print('film look: left out, there is no ffmpeg command line here to compare with (apt-get install ffmpeg)')

const server = await startServer({ BOOTSTRAP_CREDITS: '1000000', LOG_LEVEL: 'silent' })
try {
  figures.push(await pickUp(server), await latencyUnderEdits(server))
} finally {
  await server.stop()
}
print(table(figures))
process.exitCode = figures.every(({ met }) => met) ? 0 : 1

// Makes the pictures of the gallery and of the README, with the product itself.
// npm run previews [-- looks/noir scenes before-after …]: those alone; nothing named: all of them, and pictures of what is gone are removed.
import { mkdir, rm } from 'node:fs/promises'
import { atmosphereNamed } from '../../src/engines/local/atmosphere/catalogue.ts'
import { gallery } from '../../src/engines/local/gallery/gallery.ts'
import { PREVIEWED, PREVIEWS, type Previewed, previews } from '../../src/engines/local/gallery/previews.ts'
import { createProbe } from '../../src/sources/probe.ts'
import { openBuiltEngine } from '../../test/support/built.ts'
import { MODELS } from '../../test/support/models.ts'
import { createStudio, type Studio } from './studio.ts'

/** Where the README's picture goes, and the prompt it shows. */
const SHOWN = {
  name: 'before-after',
  file: 'docs/pictures/before-after.jpg',
  prompt: 'put her on a snowy street at night, make her hoodie red',
}
const AT_A_TIME = 2

interface Wanted {
  file: string
  prompt: string
}

const chosen = process.argv.slice(2)
const wanted = PREVIEWED.flatMap(picturesOf).filter(({ file }) => chosen.length === 0 || chosen.some(names(file)))
const probe = createProbe()
const engine = await openBuiltEngine(MODELS)
try {
  const studio = await createStudio(engine, probe)
  await Promise.all(PREVIEWED.map((kind) => mkdir(`${PREVIEWS}${kind}`, { recursive: true })))
  await Promise.all(Array.from({ length: AT_A_TIME }, () => work(studio, wanted)))
  if (chosen.length === 0 || chosen.includes(SHOWN.name)) await studio.compare(SHOWN.prompt, SHOWN.file)
  if (chosen.length === 0) await removeLeftovers()
} finally {
  await Promise.all([engine.close(), probe.close()])
}

function picturesOf(kind: Previewed): Wanted[] {
  return gallery[kind].map(({ name, example }) => {
    return { file: `${kind}/${name}.webp`, prompt: kind === 'atmospheres' ? outdoors(name, example) : example }
  })
}

/** Weather shows in the open: light in the air by night, matter while there is light. */
function outdoors(name: string, example: string): string {
  const time = atmosphereNamed(name)?.blend === 'screen' ? 'at night' : 'at dusk'
  return `put her by a mountain lake ${time}, ${example}`
}

/** “looks” names all looks, “looks/noir” one of them. */
function names(file: string): (given: string) => boolean {
  return (given) => file === `${given}.webp` || file.startsWith(`${given}/`)
}

async function work(studio: Studio, queue: Wanted[]): Promise<void> {
  for (let next = queue.shift(); next; next = queue.shift()) {
    const bytes = await studio.preview(next.prompt, `${PREVIEWS}${next.file}`)
    process.stdout.write(`${next.file}: “${next.prompt}”, ${bytes} bytes\n`)
  }
}

async function removeLeftovers(): Promise<void> {
  const known = new Set(PREVIEWED.flatMap(picturesOf).map(({ file }) => file))
  await Promise.all([...previews].filter((file) => !known.has(file)).map((file) => rm(`${PREVIEWS}${file}`)))
}

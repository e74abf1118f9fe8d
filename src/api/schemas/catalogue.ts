import { z } from 'zod'

const Entry = z
  .object({
    name: z.string().meta({ description: 'Its name; pictures are filed under it.' }),
    title: z.string().meta({ description: 'A name for people.' }),
    description: z.string().meta({ description: 'What it shows, or what else it is called; may be empty.' }),
    example: z.string().meta({ description: 'A prompt that does this and nothing else.' }),
    preview: z
      .string()
      .nullable()
      .meta({ description: 'Path of a small WebP picture of it on this server; needs no key.' }),
  })
  .meta({ id: 'CatalogueEntry' })

const EXAMPLE = {
  name: 'noir',
  title: 'Film noir',
  description: 'Hard black and white, deep shadows, bright faces, dark corners',
  example: 'give it the film noir look',
  preview: '/previews/looks/noir.webp',
}

const entries = (description: string) => z.array(Entry).meta({ description })

export const CatalogueBody = z
  .object({
    looks: entries('Looks of the whole picture, or of people or the background alone.'),
    adjustments: entries('Dials, each with two directions.'),
    scenes: entries('Places to put people in.'),
    atmospheres: entries('Weather and light in the air.'),
    patterns: entries('Patterns for clothes.'),
    materials: entries('Materials for clothes.'),
  })
  .meta({
    id: 'Catalogue',
    examples: [{ looks: [EXAMPLE], adjustments: [], scenes: [], atmospheres: [], patterns: [], materials: [] }],
  })

export const PreviewParams = z.object({
  kind: z.string().meta({ description: 'Part of the catalogue, e.g. `looks`.' }),
  file: z.string().meta({ description: 'Name of the entry and `.webp`.' }),
})

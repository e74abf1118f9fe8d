import { z } from 'zod'

const Input = z.string().regex(/^[^.]+\..+$/, 'must be "node.input"')
const Graph = z.record(z.string(), z.looseObject({ class_type: z.string(), inputs: z.record(z.string(), z.unknown()) }))

/** Where in the graph each part of an edit goes, as `node.input`. */
const Mapping = z.strictObject({
  /** The file of a loader of videos. */
  video: Input,
  prompt: Input,
  /** Left out where the graph has no use for it, e.g. at a guidance of 1. */
  negativePrompt: Input.optional(),
  seed: Input,
  /** The file of a loader of images. Without such an image, its node and all links to it are left out. */
  reference: Input.optional(),
  /** The size and frames that the graph works on. */
  width: Input.optional(),
  height: Input.optional(),
  length: Input.optional(),
  /** How many frames to keep of the result, which are fewer than `length` where lengths are bound to a rule. */
  frames: Input.optional(),
  /** The size to scale the result to: the tier that the customer pays for. */
  outputWidth: Input.optional(),
  outputHeight: Input.optional(),
  /** The node that saves the video; it takes a `filename_prefix`. */
  output: z.string(),
})

export const Form = z.strictObject({
  label: z.string().default('A ComfyUI workflow'),
  /** The graph in API format, as `Export (API)` of ComfyUI writes it. */
  workflow: Graph,
  mapping: Mapping,
  /** What the prompt is set into, at `{prompt}`. */
  prompts: z
    .strictObject({ plain: z.string().includes('{prompt}'), withReference: z.string().includes('{prompt}') })
    .default({ plain: '{prompt}', withReference: '{prompt}' }),
  /** The clip is brought to this many frames a second, and the result has as many. */
  frameRate: z.number().positive().max(120).default(16),
  maxFrames: z.number().int().positive().default(81),
  lengthRule: z.enum(['4n+1', 'any']).default('4n+1'),
  /** Both sides of what the graph works on are multiples of this … */
  sizeMultiple: z.number().int().positive().default(16),
  /** … and their product is near this. */
  pixels: z
    .number()
    .int()
    .positive()
    .default(832 * 480),
  typicalSeconds: z.number().positive().default(300),
  /** Where to get the model files that the graph names. */
  downloads: z.record(z.string(), z.string()).default({}),
})

/** A graph of ComfyUI, and how an edit is filled into it. */
export type Workflow = z.infer<typeof Form>
/** The same as its author writes it. */
export type WorkflowForm = z.input<typeof Form>
export type Graph = z.infer<typeof Graph>

/** `14.noise_seed` → node and input; inputs may hold dots themselves. */
export function splitPlace(place: string): [node: string, input: string] {
  const dot = place.indexOf('.')
  return [place.slice(0, dot), place.slice(dot + 1)]
}

import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { factsOf } from '../../../src/engines/comfyui/facts.ts'
import { filledGraph, samplersOf } from '../../../src/engines/comfyui/graph.ts'
import { longestSeconds, shapeOf } from '../../../src/engines/comfyui/shape.ts'
import { loadWorkflow, PRESETS, readWorkflow } from '../../../src/engines/comfyui/workflow.ts'
import { NODES } from '../../upstreams/comfyui-nodes.ts'
import { validateGraph } from '../../upstreams/comfyui-validation.ts'
import { editTask } from './fixture.ts'

const clipOf = (width: number, height: number, seconds: number) => ({ ...editTask().clip, width, height, seconds })

const form = {
  workflow: {
    '1': { class_type: 'LoadVideo', inputs: { file: '' } },
    '2': { class_type: 'CLIPTextEncode', inputs: { text: '', 'a.b': 0 } },
    '3': { class_type: 'SaveVideo', inputs: { filename_prefix: '' } },
  },
  mapping: { video: '1.file', prompt: '2.text', seed: '2.a.b', output: '3' },
}

describe('a workflow', () => {
  it.each(Object.keys(PRESETS))('preset %s fits the nodes of ComfyUI, with a reference image and without', (name) => {
    const workflow = loadWorkflow(name)
    for (const reference of [null, 'retake/r.png']) {
      const filling = { video: 'retake/v.mp4', reference, shape: shapeOf(editTask(), workflow), prefix: 'retake/p' }
      const graph = filledGraph(workflow, editTask(), filling)
      const verdict = validateGraph(graph, NODES, new Set(['retake/v.mp4', 'retake/r.png']))
      expect(verdict).toEqual({ error: null, nodeErrors: {}, outputs: [workflow.mapping.output] })
    }
  })

  it('is read from a file', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'retake-workflow-')), 'own.json')
    writeFileSync(file, JSON.stringify({ ...form, frameRate: 24, lengthRule: 'any' }))
    expect(loadWorkflow(file)).toMatchObject({ frameRate: 24, lengthRule: 'any', sizeMultiple: 16, maxFrames: 81 })
  })

  it.each([['no such file', '/nowhere/at.all', /no preset \(bernini, bernini-full, vace\) and no readable JSON file/]])(
    '%s',
    (_name, path, words) => {
      expect(() => loadWorkflow(path)).toThrow(words)
    },
  )

  it.each([
    [
      'a place that is not there',
      { mapping: { ...form.mapping, width: '9.width' } },
      /mapping.width: the graph has no 9.width/,
    ],
    ['a place without an input', { mapping: { ...form.mapping, seed: '14' } }, /node.input/],
    ['an output that saves nothing', { mapping: { ...form.mapping, output: '2' } }, /takes no filename_prefix/],
    ['an unknown field', { frameRat: 24 }, /frameRat/],
    ['a graph of the user interface', { workflow: { nodes: [] } }, /workflow/],
    ['prompts without a place for the prompt', { prompts: { plain: 'x', withReference: '{prompt}' } }, /prompt/],
  ])('is refused with %s', (_name, changes, words) => {
    expect(() => readWorkflow({ ...form, ...changes }, 'own')).toThrow(words)
  })
})

describe('a graph', () => {
  const workflow = loadWorkflow('bernini-full')
  const edit = editTask({ prompt: 'cost: $& {prompt}', negativePrompt: 'rain', seed: 42, resolution: '1080p' })
  const shape = shapeOf({ ...edit, clip: clipOf(1280, 720, 5) }, workflow)
  const filling = { video: 'retake/v.mp4', reference: null, shape, prefix: 'retake/p' }

  it('gets every part of the edit', () => {
    const graph = filledGraph(workflow, edit, filling)
    expect(graph['1']?.inputs.file).toBe('retake/v.mp4')
    expect(graph['8']?.inputs.text).toBe('You are a helpful assistant specialized in video editing.cost: $& {prompt}')
    expect(graph['9']?.inputs.text).toBe('rain')
    expect(graph['14']?.inputs.noise_seed).toBe(42)
    expect(graph['10']?.inputs).toMatchObject({ width: 848, height: 480, length: 81 })
    expect(graph['23']?.inputs.length).toBe(80)
    expect(graph['24']?.inputs).toMatchObject({ width: 1920, height: 1080 })
    expect(graph['18']?.inputs.filename_prefix).toBe('retake/p')
  })

  it('keeps its own negative prompt where the customer gives none', () => {
    expect(filledGraph(workflow, { ...edit, negativePrompt: null }, filling)['9']?.inputs.text).toContain('过曝')
  })

  it('has no loader of images without a reference, and no link to one', () => {
    const graph = filledGraph(workflow, edit, filling)
    expect(graph['22']).toBeUndefined()
    expect(graph['10']?.inputs).not.toHaveProperty('reference_images.reference_image_0')
    const referred = filledGraph(workflow, edit, { ...filling, reference: 'retake/r.png' })
    expect(referred['22']?.inputs.image).toBe('retake/r.png')
    expect(referred['10']?.inputs['reference_images.reference_image_0']).toEqual(['22', 0])
    expect(referred['8']?.inputs.text).toContain('video editing with reference.')
  })

  it('leaves the workflow as it was', () => {
    const before = structuredClone(workflow)
    filledGraph(workflow, edit, filling)
    expect(workflow).toEqual(before)
  })

  it('tells its samplers from the choice of one', () => {
    expect(samplersOf(workflow.workflow)).toEqual(['14', '15'])
    expect(samplersOf(loadWorkflow('vace').workflow)).toEqual(['13'])
  })
})

describe('the shape of a clip', () => {
  const rules = loadWorkflow('bernini')

  it.each([
    [1280, 720, { width: 848, height: 480 }],
    [720, 1280, { width: 480, height: 848 }],
    [1000, 1000, { width: 624, height: 624 }],
    [4096, 512, { width: 1792, height: 224 }],
  ])('%i×%i is worked on near 832×480, in multiples of 16', (width, height, grid) => {
    expect(shapeOf(editTask({ clip: clipOf(width, height, 3) }), rules).grid).toEqual(grid)
  })

  it.each([
    [2, 32, 33],
    [2.06, 33, 33],
    [3.3, 53, 53],
    [4.999, 80, 81],
    [5.06, 81, 81],
  ])('%d s are %i frames, edited as %i', (seconds, frames, length) => {
    expect(shapeOf(editTask({ clip: clipOf(640, 360, seconds) }), rules)).toMatchObject({ frames, length, seconds })
  })

  it('keeps as many seconds as are asked for', () => {
    const edit = editTask({ clip: clipOf(640, 360, 9.5), duration: 4 })
    expect(shapeOf(edit, rules)).toMatchObject({ seconds: 4, frames: 64, length: 65 })
  })

  it('refuses a clip that is too long', () => {
    expect(() => shapeOf(editTask({ clip: clipOf(640, 360, 5.2) }), rules)).toThrow(
      expect.objectContaining({ kind: 'input', retryable: false }),
    )
  })

  it('is bound by the rule of the graph', () => {
    expect(longestSeconds(rules)).toBe(5.06)
    const free = { ...rules, lengthRule: 'any' as const, frameRate: 24, maxFrames: 240 }
    expect(longestSeconds(free)).toBe(10)
    expect(shapeOf(editTask({ clip: clipOf(640, 360, 10) }), free)).toMatchObject({ frames: 240, length: 240 })
  })
})

it('facts follow from the workflow', () => {
  expect(factsOf(loadWorkflow('bernini')).limits).toMatchObject({
    seconds: [2, 5.06],
    negativePrompt: 0,
    referenceImages: 1,
  })
  expect(factsOf(loadWorkflow('bernini-full')).limits.negativePrompt).toBe(2500)
  expect(factsOf(readWorkflow(form, 'own')).limits.referenceImages).toBe(0)
})

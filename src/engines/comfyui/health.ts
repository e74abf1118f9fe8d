import type { Health } from '../engine.ts'
import type { Upstream } from '../remote/upstream.ts'
import type { Workflow } from './form.ts'
import { Choice, ObjectInfo, SystemStats } from './schemas.ts'

/** Folders below `models/`, by the input that names a file in them. */
const FOLDERS: Record<string, string> = {
  unet_name: 'diffusion_models',
  clip_name: 'text_encoders',
  clip_name1: 'text_encoders',
  clip_name2: 'text_encoders',
  vae_name: 'vae',
  lora_name: 'loras',
  ckpt_name: 'checkpoints',
  control_net_name: 'controlnet',
  clip_vision_name: 'clip_vision',
}

interface Report {
  detail: string
  faults: string[]
}

/** Asks every server whether it has the nodes and the model files that the workflow names. */
export async function healthOf(upstream: Upstream, urls: readonly string[], workflow: Workflow): Promise<Health> {
  const reports = await Promise.all(urls.map((url) => serverReport(upstream, url, workflow)))
  const faults = reports.flatMap((report) => report.faults)
  return { ok: faults.length === 0, detail: reports.map(({ detail }) => detail).join('; '), faults }
}

async function serverReport(upstream: Upstream, server: string, workflow: Workflow): Promise<Report> {
  try {
    const { system, devices } = await upstream.ask({ method: 'GET', url: `${server}/system_stats` }, SystemStats)
    const cards = devices.map(({ name, vram_total }) => `${name} with ${Math.round(vram_total / 2 ** 30)} GB`)
    const faults = await workflowFaults(upstream, server, workflow)
    const detail = `${server}: ComfyUI ${system.comfyui_version}, ${cards.join(', ') || 'no device'}`
    return { detail, faults: faults.map((fault) => `${server}: ${fault}`) }
  } catch (error) {
    const cause = (error as Error).cause
    const fault = `${server}: start ComfyUI there (python main.py --listen), or correct COMFYUI_URL.`
    return { detail: `${server} does not answer: ${cause instanceof Error ? cause.message : cause}`, faults: [fault] }
  }
}

async function workflowFaults(upstream: Upstream, server: string, workflow: Workflow): Promise<string[]> {
  const nodes = Object.values(workflow.workflow)
  const classes = [...new Set(nodes.map(({ class_type }) => class_type))]
  const faults = new Set<string>()
  for (const name of classes) {
    const url = `${server}/object_info/${encodeURIComponent(name)}`
    const info = (await upstream.ask({ method: 'GET', url }, ObjectInfo))[name]
    if (!info) faults.add(`the node ${name} is missing: update ComfyUI, or install the node pack that has it.`)
    const inputs = { ...info?.input.required, ...info?.input.optional }
    for (const node of nodes.filter(({ class_type }) => class_type === name)) {
      for (const [input, value] of Object.entries(node.inputs)) {
        const fault = info && faultOfFile(input, value, inputs[input], workflow)
        if (fault) faults.add(fault)
      }
    }
  }
  return [...faults]
}

function faultOfFile(input: string, value: unknown, definition: unknown, { downloads }: Workflow): string | null {
  const folder = FOLDERS[input]
  const choice = Choice.safeParse(definition)
  if (folder === undefined || typeof value !== 'string' || !choice.success || choice.data.includes(value)) return null
  const download = downloads[value] ? `: download ${downloads[value]}` : ''
  return `the model file ${value} is missing in models/${folder}${download}`
}

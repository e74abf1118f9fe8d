/** One input of a node, as its schema in ComfyUI's sources has it. */
export interface NodeInput {
  /** A socket (`MODEL`, `IMAGE` …) takes links only; others take values or links. `FILE` is an uploaded file. */
  type: string
  optional?: true
  options?: readonly unknown[]
  min?: number
  step?: number
}

export interface NodeClass {
  inputs: Record<string, NodeInput>
  outputs: readonly string[]
  isOutput?: true
}

const link = (type: string): NodeInput => ({ type })
const int = (min: number, step = 1): NodeInput => ({ type: 'INT', min, step })
const float = (min: number): NodeInput => ({ type: 'FLOAT', min })
const text: NodeInput = { type: 'STRING' }
const flag: NodeInput = { type: 'BOOLEAN' }
const combo = (...options: unknown[]): NodeInput => ({ type: 'COMBO', options })
const optional = (input: NodeInput): NodeInput => ({ ...input, optional: true })

const SAMPLERS = combo('euler', 'uni_pc', 'res_multistep')
const SCHEDULERS = combo('simple', 'normal', 'karras')

/** Model files that the presets name. */
export const MODELS = {
  unet_name: [
    'wan2.2_bernini_r_high_noise_fp8_scaled.safetensors',
    'wan2.2_bernini_r_low_noise_fp8_scaled.safetensors',
    'wan2.1_vace_14B_fp16.safetensors',
  ],
  clip_name: ['umt5_xxl_fp8_e4m3fn_scaled.safetensors', 'umt5_xxl_fp16.safetensors'],
  vae_name: ['Wan2_1_VAE_bf16.safetensors', 'wan_2.1_vae.safetensors'],
  lora_name: [
    'lightx2v_T2V_14B_cfg_step_distill_v2_lora_rank64_bf16.safetensors',
    'Wan21_CausVid_14B_T2V_lora_rank32.safetensors',
  ],
} as const

const models = (name: keyof typeof MODELS) => combo(...MODELS[name])

const SAMPLING = { model: link('MODEL'), positive: link('CONDITIONING'), negative: link('CONDITIONING') }

/** The classes of the presets after nodes.py, nodes_video.py, nodes_wan.py, nodes_bernini.py, nodes_custom_sampler.py and nodes_images.py. */
export const NODES: Record<string, NodeClass> = {
  LoadVideo: { inputs: { file: { type: 'FILE' } }, outputs: ['VIDEO'] },
  LoadImage: { inputs: { image: { type: 'FILE' } }, outputs: ['IMAGE', 'MASK'] },
  GetVideoComponents: { inputs: { video: link('VIDEO') }, outputs: ['IMAGE', 'AUDIO', 'FLOAT'] },
  UNETLoader: {
    inputs: { unet_name: models('unet_name'), weight_dtype: combo('default', 'fp8_e4m3fn') },
    outputs: ['MODEL'],
  },
  CLIPLoader: {
    inputs: {
      clip_name: models('clip_name'),
      type: combo('stable_diffusion', 'wan'),
      device: optional(combo('default', 'cpu')),
    },
    outputs: ['CLIP'],
  },
  VAELoader: { inputs: { vae_name: models('vae_name') }, outputs: ['VAE'] },
  LoraLoaderModelOnly: {
    inputs: { model: link('MODEL'), lora_name: models('lora_name'), strength_model: float(-100) },
    outputs: ['MODEL'],
  },
  LoraLoader: {
    inputs: {
      model: link('MODEL'),
      clip: link('CLIP'),
      lora_name: models('lora_name'),
      strength_model: float(-100),
      strength_clip: float(-100),
    },
    outputs: ['MODEL', 'CLIP'],
  },
  ModelSamplingSD3: { inputs: { model: link('MODEL'), shift: float(0) }, outputs: ['MODEL'] },
  CLIPTextEncode: { inputs: { clip: link('CLIP'), text }, outputs: ['CONDITIONING'] },
  Canny: {
    inputs: { image: link('IMAGE'), low_threshold: float(0.01), high_threshold: float(0.01) },
    outputs: ['IMAGE'],
  },
  BerniniConditioning: {
    inputs: {
      ...{ positive: link('CONDITIONING'), negative: link('CONDITIONING'), vae: link('VAE') },
      ...{ width: int(16, 16), height: int(16, 16), length: int(1, 4), batch_size: int(1) },
      source_video: optional(link('IMAGE')),
      reference_video: optional(link('IMAGE')),
      'reference_images.reference_image_0': optional(link('IMAGE')),
      ref_max_size: optional(int(16, 16)),
    },
    outputs: ['CONDITIONING', 'CONDITIONING', 'LATENT'],
  },
  WanVaceToVideo: {
    inputs: {
      ...{ positive: link('CONDITIONING'), negative: link('CONDITIONING'), vae: link('VAE') },
      ...{ width: int(16, 16), height: int(16, 16), length: int(1, 4), batch_size: int(1), strength: float(0) },
      control_video: optional(link('IMAGE')),
      control_masks: optional(link('MASK')),
      reference_image: optional(link('IMAGE')),
    },
    outputs: ['CONDITIONING', 'CONDITIONING', 'LATENT', 'INT'],
  },
  BasicScheduler: {
    inputs: { model: link('MODEL'), scheduler: SCHEDULERS, steps: int(1), denoise: float(0) },
    outputs: ['SIGMAS'],
  },
  SplitSigmas: { inputs: { sigmas: link('SIGMAS'), step: int(0) }, outputs: ['SIGMAS', 'SIGMAS'] },
  KSamplerSelect: { inputs: { sampler_name: SAMPLERS }, outputs: ['SAMPLER'] },
  SamplerCustom: {
    inputs: {
      ...{ ...SAMPLING, add_noise: flag, noise_seed: int(0), cfg: float(0) },
      ...{ sampler: link('SAMPLER'), sigmas: link('SIGMAS'), latent_image: link('LATENT') },
    },
    outputs: ['LATENT', 'LATENT'],
  },
  KSampler: {
    inputs: {
      ...{ ...SAMPLING, seed: int(0), steps: int(1), cfg: float(0), denoise: float(0) },
      ...{ sampler_name: SAMPLERS, scheduler: SCHEDULERS, latent_image: link('LATENT') },
    },
    outputs: ['LATENT'],
  },
  TrimVideoLatent: { inputs: { samples: link('LATENT'), trim_amount: int(0) }, outputs: ['LATENT'] },
  VAEDecode: { inputs: { samples: link('LATENT'), vae: link('VAE') }, outputs: ['IMAGE'] },
  ImageFromBatch: { inputs: { image: link('IMAGE'), batch_index: int(0), length: int(1) }, outputs: ['IMAGE'] },
  ImageScale: {
    inputs: {
      ...{ image: link('IMAGE'), width: int(0), height: int(0), crop: combo('disabled', 'center') },
      upscale_method: combo('nearest-exact', 'bilinear', 'area', 'bicubic', 'lanczos'),
    },
    outputs: ['IMAGE'],
  },
  CreateVideo: {
    inputs: { images: link('IMAGE'), fps: float(1), audio: optional(link('AUDIO')) },
    outputs: ['VIDEO'],
  },
  SaveVideo: {
    inputs: {
      ...{ video: link('VIDEO'), filename_prefix: text },
      ...{ format: combo('auto', 'mp4'), codec: optional(combo('auto', 'h264')) },
    },
    outputs: [],
    isOutput: true,
  },
  VHS_VideoCombine: {
    inputs: { images: link('IMAGE'), frame_rate: float(1), filename_prefix: text },
    outputs: [],
    isOutput: true,
  },
}

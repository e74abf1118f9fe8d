import type { WorkflowForm } from '../form.ts'

const MODELS = 'https://huggingface.co/Comfy-Org/Wan_2.1_ComfyUI_repackaged/resolve/main/split_files'
const MODEL = 'wan2.1_vace_14B_fp16.safetensors'
const ENCODER = 'umt5_xxl_fp16.safetensors'
const VAE = 'wan_2.1_vae.safetensors'
const LORA = 'Wan21_CausVid_14B_T2V_lora_rank32.safetensors'

const NEGATIVE =
  '过曝，静态，细节模糊不清，字幕，画面，静止，整体发灰，最差质量，低质量，JPEG压缩残留，丑陋的，残缺的，多余的手指，画得不好的手部，画得不好的脸部，畸形的，毁容的，形态畸形的肢体，手指融合，静止不动的画面，杂乱的背景，三条腿，背景人很多，倒着走'

/**
 * Wan 2.1 VACE 14B (Apache-2.0): draws the clip anew along its edges, so the prompt describes the picture that is wanted.
 * After the template `video_wan_vace_14B_v2v` of Comfy-Org, with its LoRA for four steps.
 */
export const vace: WorkflowForm = {
  label: 'Wan 2.1 VACE on ComfyUI',
  workflow: {
    '1': { class_type: 'LoadVideo', inputs: { file: '' } },
    '2': { class_type: 'GetVideoComponents', inputs: { video: ['1', 0] } },
    '3': { class_type: 'Canny', inputs: { image: ['2', 0], low_threshold: 0.4, high_threshold: 0.8 } },
    '4': { class_type: 'UNETLoader', inputs: { unet_name: MODEL, weight_dtype: 'default' } },
    '5': { class_type: 'CLIPLoader', inputs: { clip_name: ENCODER, type: 'wan', device: 'default' } },
    '6': {
      class_type: 'LoraLoader',
      inputs: { model: ['4', 0], clip: ['5', 0], lora_name: LORA, strength_model: 0.3, strength_clip: 1 },
    },
    '7': { class_type: 'ModelSamplingSD3', inputs: { model: ['6', 0], shift: 8 } },
    '8': { class_type: 'VAELoader', inputs: { vae_name: VAE } },
    '9': { class_type: 'CLIPTextEncode', inputs: { clip: ['6', 1], text: '' } },
    '10': { class_type: 'CLIPTextEncode', inputs: { clip: ['6', 1], text: NEGATIVE } },
    '11': { class_type: 'LoadImage', inputs: { image: '' } },
    '12': {
      class_type: 'WanVaceToVideo',
      inputs: {
        ...{ positive: ['9', 0], negative: ['10', 0], vae: ['8', 0], control_video: ['3', 0] },
        ...{ width: 832, height: 480, length: 81, batch_size: 1, strength: 1, reference_image: ['11', 0] },
      },
    },
    '13': {
      class_type: 'KSampler',
      inputs: {
        ...{ model: ['7', 0], positive: ['12', 0], negative: ['12', 1], latent_image: ['12', 2], seed: 0 },
        ...{ steps: 4, cfg: 1, sampler_name: 'uni_pc', scheduler: 'simple', denoise: 1 },
      },
    },
    '14': { class_type: 'TrimVideoLatent', inputs: { samples: ['13', 0], trim_amount: ['12', 3] } },
    '15': { class_type: 'VAEDecode', inputs: { samples: ['14', 0], vae: ['8', 0] } },
    '16': { class_type: 'ImageFromBatch', inputs: { image: ['15', 0], batch_index: 0, length: 81 } },
    '17': {
      class_type: 'ImageScale',
      inputs: { image: ['16', 0], upscale_method: 'lanczos', width: 1280, height: 720, crop: 'disabled' },
    },
    '18': { class_type: 'CreateVideo', inputs: { images: ['17', 0], audio: ['2', 1], fps: ['2', 2] } },
    '19': {
      class_type: 'SaveVideo',
      inputs: { video: ['18', 0], filename_prefix: '', format: 'auto', codec: 'auto' },
    },
  },
  mapping: {
    video: '1.file',
    prompt: '9.text',
    seed: '13.seed',
    reference: '11.image',
    width: '12.width',
    height: '12.height',
    length: '12.length',
    frames: '16.length',
    outputWidth: '17.width',
    outputHeight: '17.height',
    output: '19',
  },
  typicalSeconds: 240,
  downloads: {
    [MODEL]: `${MODELS}/diffusion_models/${MODEL}`,
    [ENCODER]: `${MODELS}/text_encoders/${ENCODER}`,
    [VAE]: `${MODELS}/vae/${VAE}`,
    [LORA]: `https://huggingface.co/Kijai/WanVideo_comfy/resolve/main/${LORA}`,
  },
}

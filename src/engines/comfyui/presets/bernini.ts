import type { WorkflowForm } from '../form.ts'

const HUGGING_FACE = 'https://huggingface.co'
const HIGH = 'wan2.2_bernini_r_high_noise_fp8_scaled.safetensors'
const LOW = 'wan2.2_bernini_r_low_noise_fp8_scaled.safetensors'
const ENCODER = 'umt5_xxl_fp8_e4m3fn_scaled.safetensors'
const VAE = 'Wan2_1_VAE_bf16.safetensors'
const LORA = 'lightx2v_T2V_14B_cfg_step_distill_v2_lora_rank64_bf16.safetensors'

/** The default negative prompt of the Wan models, which were trained with it. */
const NEGATIVE =
  '色调艳丽，过曝，静态，细节模糊不清，字幕，风格，作品，画作，画面，静止，整体发灰，最差质量，低质量，JPEG压缩残留，丑陋的，残缺的，多余的手指，画得不好的手部，画得不好的脸部，畸形的，毁容的，形态畸形的肢体，手指融合，静止不动的画面，杂乱的背景，三条腿，背景人很多，倒着走'

interface Recipe {
  label: string
  steps: number
  guidance: number
  /** Whether both models are sped up by the distillation LoRA. */
  isDistilled: boolean
  typicalSeconds: number
}

/**
 * Bernini-R, an instruction editor on two Wan 2.2 experts (Apache-2.0), in core nodes since ComfyUI 0.24.0; after the
 * template `video_bernini_r_video_editing` of Comfy-Org.
 */
function recipe({ label, steps, guidance, isDistilled, typicalSeconds }: Recipe): WorkflowForm {
  const [high, low] = isDistilled ? ['20', '21'] : ['4', '5']
  const sampling = { positive: ['10', 0], negative: ['10', 1], sampler: ['13', 0], cfg: guidance }
  return {
    label,
    workflow: {
      '1': { class_type: 'LoadVideo', inputs: { file: '' } },
      '3': { class_type: 'GetVideoComponents', inputs: { video: ['1', 0] } },
      '4': { class_type: 'UNETLoader', inputs: { unet_name: HIGH, weight_dtype: 'default' } },
      '5': { class_type: 'UNETLoader', inputs: { unet_name: LOW, weight_dtype: 'default' } },
      ...(isDistilled && {
        '20': {
          class_type: 'LoraLoaderModelOnly',
          inputs: { model: ['4', 0], lora_name: LORA, strength_model: 3 },
        },
        '21': {
          class_type: 'LoraLoaderModelOnly',
          inputs: { model: ['5', 0], lora_name: LORA, strength_model: 1.5 },
        },
      }),
      '6': { class_type: 'CLIPLoader', inputs: { clip_name: ENCODER, type: 'wan', device: 'default' } },
      '7': { class_type: 'VAELoader', inputs: { vae_name: VAE } },
      '8': { class_type: 'CLIPTextEncode', inputs: { clip: ['6', 0], text: '' } },
      '9': { class_type: 'CLIPTextEncode', inputs: { clip: ['6', 0], text: NEGATIVE } },
      '22': { class_type: 'LoadImage', inputs: { image: '' } },
      '10': {
        class_type: 'BerniniConditioning',
        inputs: {
          ...{ positive: ['8', 0], negative: ['9', 0], vae: ['7', 0], source_video: ['3', 0] },
          ...{ width: 832, height: 480, length: 81, batch_size: 1, ref_max_size: 848 },
          'reference_images.reference_image_0': ['22', 0],
        },
      },
      '11': { class_type: 'BasicScheduler', inputs: { model: [low, 0], scheduler: 'simple', steps, denoise: 1 } },
      '12': { class_type: 'SplitSigmas', inputs: { sigmas: ['11', 0], step: steps / 2 } },
      '13': { class_type: 'KSamplerSelect', inputs: { sampler_name: 'res_multistep' } },
      '14': {
        class_type: 'SamplerCustom',
        inputs: {
          ...sampling,
          ...{ model: [high, 0], add_noise: true, noise_seed: 0, sigmas: ['12', 0], latent_image: ['10', 2] },
        },
      },
      '15': {
        class_type: 'SamplerCustom',
        inputs: {
          ...sampling,
          ...{ model: [low, 0], add_noise: false, noise_seed: 0, sigmas: ['12', 1], latent_image: ['14', 0] },
        },
      },
      '16': { class_type: 'VAEDecode', inputs: { samples: ['15', 0], vae: ['7', 0] } },
      '23': { class_type: 'ImageFromBatch', inputs: { image: ['16', 0], batch_index: 0, length: 81 } },
      '24': {
        class_type: 'ImageScale',
        inputs: { image: ['23', 0], upscale_method: 'lanczos', width: 1280, height: 720, crop: 'disabled' },
      },
      '17': { class_type: 'CreateVideo', inputs: { images: ['24', 0], audio: ['3', 1], fps: ['3', 2] } },
      '18': {
        class_type: 'SaveVideo',
        inputs: { video: ['17', 0], filename_prefix: '', format: 'auto', codec: 'auto' },
      },
    },
    mapping: {
      video: '1.file',
      prompt: '8.text',
      // At a guidance of 1 the sampler never looks at it.
      ...(guidance > 1 && { negativePrompt: '9.text' }),
      seed: '14.noise_seed',
      reference: '22.image',
      width: '10.width',
      height: '10.height',
      length: '10.length',
      frames: '23.length',
      outputWidth: '24.width',
      outputHeight: '24.height',
      output: '18',
    },
    // The lines that the model was trained with; nothing stands between them and the instruction.
    prompts: {
      plain: 'You are a helpful assistant specialized in video editing.{prompt}',
      withReference: 'You are a helpful assistant specialized in video editing with reference.{prompt}',
    },
    typicalSeconds,
    downloads: {
      [HIGH]: `${HUGGING_FACE}/Comfy-Org/Bernini-R/resolve/main/diffusion_models/${HIGH}`,
      [LOW]: `${HUGGING_FACE}/Comfy-Org/Bernini-R/resolve/main/diffusion_models/${LOW}`,
      [ENCODER]: `${HUGGING_FACE}/Comfy-Org/Wan_2.1_ComfyUI_repackaged/resolve/main/split_files/text_encoders/${ENCODER}`,
      [VAE]: `${HUGGING_FACE}/Kijai/WanVideo_comfy/resolve/main/${VAE}`,
      [LORA]: `${HUGGING_FACE}/Kijai/WanVideo_comfy/resolve/main/Lightx2v/${LORA}`,
    },
  }
}

/** Six steps with the distillation LoRA, the template's own default. */
export const bernini = recipe({
  label: 'Bernini-R in 6 steps on ComfyUI',
  steps: 6,
  guidance: 1,
  isDistilled: true,
  typicalSeconds: 240,
})

/** The forty steps of the model's authors: truer to the instruction, and slower by more than ten times. */
export const berniniFull = recipe({
  label: 'Bernini-R in 40 steps on ComfyUI',
  steps: 40,
  guidance: 5,
  isDistilled: false,
  typicalSeconds: 2400,
})

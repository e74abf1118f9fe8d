/** What a job may tell its webhook. */
export const WEBHOOK_EVENTS = ['progress', 'completed', 'failed'] as const
export type WebhookEvent = (typeof WEBHOOK_EVENTS)[number]

/** `delivered` and `failed` are final, unless somebody asks for one more try. */
export const DELIVERY_STATUSES = ['pending', 'delivered', 'failed'] as const
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number]

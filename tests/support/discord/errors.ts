/** Field errors as Discord nests them: `{content: {_errors: [{code, message}]}}`. */
export interface FieldErrors {
  [field: string]: FieldErrors | readonly { readonly code: string; readonly message: string }[];
}

/** An answer of the REST API that is not a success, with Discord's own JSON error code. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: number,
    message: string,
    readonly errors?: FieldErrors,
  ) {
    super(message);
  }

  toJSON(): unknown {
    return { message: this.message, code: this.code, ...(this.errors !== undefined && { errors: this.errors }) };
  }
}

/** The errors that Verbatim can meet, by Discord's names. */
export const api = {
  unauthorized: () => new ApiError(401, 0, '401: Unauthorized'),
  notFound: () => new ApiError(404, 0, '404: Not Found'),
  unknownChannel: () => new ApiError(404, 10003, 'Unknown Channel'),
  unknownMessage: () => new ApiError(404, 10008, 'Unknown Message'),
  unknownWebhook: () => new ApiError(404, 10015, 'Unknown Webhook'),
  unknownInteraction: () => new ApiError(404, 10062, 'Unknown interaction'),
  unknownCommand: () => new ApiError(404, 10063, 'Unknown application command'),
  alreadyAcknowledged: () => new ApiError(400, 40060, 'Interaction has already been acknowledged.'),
  missingAccess: () => new ApiError(403, 50001, 'Missing Access'),
  editOthers: () => new ApiError(403, 50005, 'Cannot edit a message authored by another user'),
  cannotSendToUser: () => new ApiError(403, 50007, 'Cannot send messages to this user'),
  emptyMessage: () => new ApiError(400, 50006, 'Cannot send an empty message'),
  missingPermissions: () => new ApiError(403, 50013, 'Missing Permissions'),
  invalidWebhookToken: () => new ApiError(401, 50027, 'Invalid Webhook Token'),
  invalidForm: (errors: FieldErrors) => new ApiError(400, 50035, 'Invalid Form Body', errors),
  threadArchived: () => new ApiError(400, 50083, 'Thread is archived'),
  noHistory: () => new ApiError(400, 160002, 'Cannot reply without permission to read message history'),
};

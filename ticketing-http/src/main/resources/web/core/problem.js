// @ts-check

/**
 * A refusal as the server words it (RFC 9457), or the lack of any answer, whose code is `unreachable`.
 */
export class Problem extends Error {
  /**
   * @param {number} status 0 when there was no answer
   * @param {Record<string, any>} body
   * @param {number} [retryAfter] seconds
   */
  constructor(status, body, retryAfter) {
    super(body.detail ?? body.title ?? body.code);
    this.status = status;
    /** @type {string} */
    this.code = body.code ?? "unknown";
    /** @type {string | undefined} */
    this.title = body.title;
    /** @type {string | undefined} */
    this.detail = body.detail;
    /** @type {{field: string, code: string, message: string}[]} */
    this.errors = body.errors ?? [];
    this.body = body;
    this.retryAfter = retryAfter;
  }
}

/**
 * A repetition of the same call may succeed and cannot do anything twice: nothing was done, or the key makes it the same call.
 *
 * @param {Problem} problem
 */
export function isPassing(problem) {
  return problem.status === 0 || [502, 503, 504].includes(problem.status) || problem.code === "request_in_progress";
}

/**
 * How long to wait before a repetition: what the server asks for, else longer each time, and never all clients at once.
 *
 * @param {number} attempt from 0
 * @param {number | undefined} retryAfter seconds
 * @param {number} chance in [0, 1)
 * @returns {number} milliseconds
 */
export function backOff(attempt, retryAfter, chance) {
  const base = retryAfter ? retryAfter * 1000 : Math.min(8000, 300 * 2 ** attempt);
  return base * (1 + chance / 2);
}

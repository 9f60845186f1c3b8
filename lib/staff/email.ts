/** An email as it is kept and looked for: lower case, nothing around it, nothing the database cannot hold. */
export function readEmail(typed: string): string {
  return typed
    .trim()
    .toLowerCase()
    .slice(0, 320)
    .replace(/\p{Cc}|\p{Cs}/gu, '\uFFFD')
}

/** Whether a text that `readEmail` gave is an email at all. */
export function isEmail(email: string): boolean {
  return email.length < 320 && /^[^\s@\uFFFD]+@[^\s@\uFFFD]+$/u.test(email)
}

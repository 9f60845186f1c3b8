/** Who may be the second person, and who may ask for a rate: the table of permissions and the verbs read it here. */
export const deciderRoles = ['approver', 'finance'] as const
export const rateRoles = ['finance', 'admin'] as const

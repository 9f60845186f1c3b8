/** The name of the header in which the proxy hands on where a page was asked for. */
export const pathHeader = 'x-cage-path'

/**
 * Text that may come from the repository, fit for an editor's hover: on one line it shows as it is written, and cannot pose as a link, HTML or an icon
 * of ours.
 */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/[\\`*_{}[\]()#+!|>~$-]/g, "\\$&");
}

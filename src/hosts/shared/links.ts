/** Where a symbolic link leads when it is not followed. */
export type SkippedLink = "folder" | "outside" | "cycle" | "nowhere" | "file";

const REASONS: Readonly<Record<SkippedLink, string>> = {
  folder: "a link to a folder, which is not followed",
  outside: "a link that leads out of the folder that is judged",
  cycle: "a link that leads back to itself",
  nowhere: "a link that leads nowhere",
  file: "a link, and where it leads cannot be told here",
};

/** Links that are named one by one; a data set can consist of thousands. */
const NAMED = 20;

/** Tells of links that were skipped, the first by their names and the others by their number, once all is listed. */
export function createLinkNotices(notice: (path: string, message: string) => void): {
  skipped(path: string, link: SkippedLink): void;
  end(): void;
} {
  let count = 0;
  return {
    skipped(path, link) {
      count++;
      if (count <= NAMED) notice(path, `Skipped: it is ${REASONS[link]}, so nothing behind it is judged.`);
    },
    end() {
      if (count > NAMED) notice(".", `Skipped: ${count - NAMED} more links, behind which nothing is judged.`);
    },
  };
}

/** Files of text, pictures, sound and film, which have no columns to agree on or to check. */
export const UNSTRUCTURED = /\.(txt|md|pdf|html?|docx?|png|jpe?g|gif|tiff?|bmp|webp|svg|wav|mp3|flac|ogg|mp4|avi|mov|webm)$/i;

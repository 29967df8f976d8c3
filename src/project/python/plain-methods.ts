import { nameHash } from "../../source/python/names.ts";

/**
 * Methods that every tensor, array, network, text, list or table has. Somebody stores something under such a name as well, `self.size = 3`, and yet a
 * call by it is never a model that was stored.
 */
const METHODS = `append buffers children clamp clone contiguous copy cpu cuda detach dim dtype expand extend flatten float format group groups half
item items join keys load_state_dict mean modules named_modules named_parameters numel numpy parameters permute pop repeat replace reshape shape size
sort split squeeze state_dict std strip sum tolist transpose type unsqueeze update values view`;

export const plainMethods: ReadonlySet<number> = new Set(METHODS.split(/\s+/).map((name) => nameHash(name)));

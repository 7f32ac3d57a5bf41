import { NothingHere } from "../nothing-here";

/** Within the shell, which has a main of its own. */
export default function NotFound() {
  return <NothingHere />;
}

import type { ZxcvbnFactory } from "@zxcvbn-ts/core";

/** What is tried first by whoever guesses: so many guesses, of lists and patterns, are too few (ASVS 5.0, 6.2.4). */
const fewest = 1e8;

/** Characters that are looked at: what is not guessable by then does not become so. Bounds the time that a look takes. */
const looked = 40;

let estimator: Promise<ZxcvbnFactory> | undefined;

/** The lists are read with the first password that is chosen: they take some 40 MB, and most processes see none. */
async function readLists(): Promise<ZxcvbnFactory> {
  const [{ ZxcvbnFactory }, common, spanish] = await Promise.all([
    import("@zxcvbn-ts/core"),
    import("@zxcvbn-ts/language-common"),
    import("@zxcvbn-ts/language-es-es"),
  ]);
  return new ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...spanish.dictionary },
    graphs: common.adjacencyGraphs,
    // Letters written as signs: more ways of reading them find nothing more here, and cost a second each.
    l33tMaxSubstitutions: 4,
  });
}

/**
 * Whether a password is among the first that are tried: a common one, a run of keys, a word again and again, or made of
 * what is known of its owner. Takes some 50 milliseconds, whatever it finds.
 * @param owner name and address of whoever chooses it
 */
export async function isGuessable(
  password: string,
  owner: { name: string; email: string },
): Promise<boolean> {
  const check = await (estimator ??= readLists());
  const { guesses } = check.check(password.normalize("NFC").slice(0, looked), ownWords(owner));
  return guesses < fewest;
}

/** The words of a name and of an address, as they are and run together; and those of this organization. */
function ownWords({ name, email }: { name: string; email: string }): string[] {
  const words = `${name} ${email}`.split(/[\s@._+-]+/).filter((word) => word.length > 2);
  const local = email.split("@")[0] ?? "";
  return [...words, local, name.replace(/\s+/g, ""), "justiceinmotion", "justice in motion"];
}

import { reviewFixtures } from "./review.fixtures";
import { testTwice } from "./twice";

testTwice(reviewFixtures);

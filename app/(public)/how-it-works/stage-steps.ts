/** What happens in each stage, as keys of `guide.how` that the page tells. */
export const stageSteps = {
  review: ["stages.review.first", "stages.review.second", "stages.review.third"],
  agreement: ["stages.agreement.first", "stages.agreement.second"],
  assignment: ["stages.assignment.first", "stages.assignment.second"],
  payment: ["stages.payment.first", "stages.payment.second"],
  evaluation: ["stages.evaluation.first", "stages.evaluation.second"],
} as const;

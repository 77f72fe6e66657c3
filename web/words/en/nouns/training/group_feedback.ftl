# Group feedback

group_feedback = Group feedback
    .one = group feedback
    .add = Add group feedback
    .intro = What others in the group noticed, kindly said.
    .empty = No feedback yet.
group_feedback-from = From
    .hint = The name they use in the group, not their own.
group_feedback-liked = What I liked
group_feedback-idea = One idea
group_feedback-shown = Shown to the client

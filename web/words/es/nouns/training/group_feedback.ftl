# Comentarios del grupo

group_feedback = Comentarios del grupo
    .one = comentario del grupo
    .add = Agregar un comentario del grupo
    .intro = Lo que otros del grupo notaron, dicho con respeto.
    .empty = Aún no hay comentarios.
group_feedback-from = De quién
    .hint = El nombre que usa en el grupo, no el propio.
group_feedback-liked = Lo que me gustó
group_feedback-idea = Una idea
group_feedback-shown = Se mostró a la persona

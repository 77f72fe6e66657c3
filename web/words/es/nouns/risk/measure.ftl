# Cuestionarios

measure = Cuestionarios
    .one = cuestionario
    .add = Llenar un cuestionario
    .intro = Respuestas tal como se dieron. Un puntaje nunca es un diagnóstico.
    .empty = Aún no hay cuestionarios.
measure-answers = Respuestas
measure-mode = Cómo se preguntó
    .self = Lo llenó la persona
    .interview = Se le leyó
    .paper = En papel
measure-score = Puntaje
measure-band = Sus autores lo llaman
    .minimal = mínimo
    .mild = leve
    .moderate = moderado
    .moderately_severe = moderadamente grave
    .severe = grave
measure-partial = Faltan respuestas
measure-further = Sus autores aconsejan mirar más

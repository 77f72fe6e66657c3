# Cuestionarios

measure = Cuestionarios
    .one = cuestionario
    .add = Llenar un cuestionario
    .intro = Las respuestas tal como se dieron. Un puntaje no es un diagnóstico.
    .empty = Aún no hay cuestionarios.
measure-answers = Respuestas
measure-mode = Cómo se aplicó
    .self = Lo llenó la persona
    .interview = Se le leyeron las preguntas
    .paper = En papel
measure-score = Puntaje
measure-band = Nivel según el cuestionario
    .minimal = mínimo
    .mild = leve
    .moderate = moderado
    .moderately_severe = moderadamente grave
    .severe = grave
measure-partial = Faltan respuestas
measure-further = El cuestionario recomienda una evaluación más completa

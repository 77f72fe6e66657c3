# "Hay dos versiones, elija una por favor"

chooser-meanwhile-careful = Hasta que alguien elija, se actúa según la respuesta más prudente. Está señalada abajo.
chooser-meanwhile-all = Hasta que alguien elija, se muestran y se imprimen todas.
chooser-meanwhile-signed = Las dos están firmadas. Las dos se conservan; elija la que vale.
chooser-meanwhile-kept = Nada se pierde: la respuesta que no se elija queda en el historial.
# $field es el nombre de un dato: "Nivel ahora"
chooser-which = { $field }: ¿cuál es la correcta?
chooser-acted-on = Se actúa según esta hasta que se elija
chooser-shown-first = Se muestra primero hasta que se elija
# Va en el lugar del nombre de una persona
chooser-from-the-start = Desde el principio
chooser-none-of-these = Ninguna de estas: una tercera respuesta
chooser-third = Una tercera respuesta
chooser-third-empty = Dejar vacío
chooser-why = Por qué esta
chooser-settle = Dejar que valga esta
chooser-later = Decidir después
chooser-not-yours = Aquí elige un terapeuta o supervisor. Avise que está pendiente.
chooser-back = Volver

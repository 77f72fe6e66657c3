# Lo que dice la página de sincronización: dificultades con la clínica, y lo que no se aceptó

routes-sync-no-address = No se conoce ninguna dirección de la clínica: escríbala al iniciar Waystation en esta portátil, con --clinic.
routes-sync-tried = Se intentó con: { $addresses }.
routes-sync-look = Mire si esta portátil está en la red de la clínica y si alguien ha iniciado sesión allí.

# $part es una parte del expediente.
routes-sync-part = { $client }: { $part }
routes-sync-not-open = Un expediente que no está abierto para usted

# Por qué no se aceptó un cambio, y en `.next` qué hacer

routes-sync-damaged = Sus bytes se dañaron en el camino.
    .next = Sincronice otra vez. Si sigue igual, escríbalo de nuevo en la portátil.
routes-sync-too-large = Contiene más de lo que se puede aceptar de una vez.
    .next = Avise a quien cuida de la computadora de la clínica; las palabras se conservan en ambos lados.
routes-sync-other-beginning = Lo comenzó una versión más nueva de este programa, o es de otro expediente.
    .next = Actualice ambos lados y después sincronice otra vez.
routes-sync-no-author = No dice quién lo escribió.
    .next = Escríbalo de nuevo con su propio nombre.
routes-sync-other-device = Se escribió en un equipo distinto del que lo envió.
    .next = Sincronice desde el equipo en que se escribió.
routes-sync-person-not-allowed = Quien lo escribió ya no puede usar esa portátil.
    .next = Un supervisor o una supervisora puede mirarlo y escribirlo de nuevo, o dejarlo ir.
routes-sync-missing-before = Se apoya en algo que no ha llegado.
    .next = Sincronice otra vez desde la misma portátil; si sigue igual, avise a quien supervisa.
routes-sync-inapplicable = No se pudo poner en el expediente.
    .next = Escríbalo de nuevo. Las palabras se conservan en el equipo en que se escribieron.
routes-sync-newer-reason = Se rechazó por un motivo que solo conoce una versión más nueva de Waystation; actualice Waystation en esta computadora para leerlo.
    .next = Actualice Waystation en esta computadora y después mire otra vez.
routes-sync-not-yours = La función de quien lo escribió no permite escribir eso, o lo comenzó otra persona.
    .next = Pida a alguien que pueda que lo escriba; las palabras se conservan en el equipo en que se escribieron.
routes-sync-fixed = Cambia algo que está firmado, o que queda como se guardó.
    .next = Diga lo que haga falta en una adenda o en una anotación nueva.
routes-sync-not-of-a-form = Ninguna página de este programa escribe así. Puede que esa portátil use otra cosa.
    .next = No use la portátil hasta que la vea quien cuida de las computadoras.
routes-sync-false-signature = Su firma no es verdadera: firmó otra persona, o se firmó otra cosa.
    .next = No use la portátil hasta que la vea quien cuida de las computadoras.
routes-sync-newer = Contiene algo que solo conoce una versión más nueva de este programa.
    .next = Espera en la portátil, y se toma en la próxima sincronización después de actualizar el programa de la clínica.

# Quiénes estuvieron de acuerdo con una versión del plan

plan_signature = A quiénes se pidió su acuerdo
    .one = respuesta a una versión
    .add = Agregar una respuesta
    .intro = La persona en la pantalla, en papel o de palabra; supervisión; otras personas a quienes el plan pide algo.
    .heading = Respuesta a esta versión
plan_signature-version = La versión
plan_signature-happened = Fecha
plan_signature-who = Quién está de acuerdo
    .client = La persona misma
    .guardian = Madre, padre o tutor
    .other = Alguien más
plan_signature-name = Su nombre
    .hint = Solo si no es la persona misma.
plan_signature-how = Cómo
    .on_screen = Firmó en la pantalla
    .on_paper = Firmó en papel
    .spoken_with_witness = De palabra, con testigo
plan_signature-drawn = Firma
plan_signature-witness = Quién lo escuchó
plan_signature-supervisor = Estoy de acuerdo, por supervisión
plan_signature-on-a-draft = Quien escribió esta versión aún no la firmó, o ya no vale. Primero hay que firmarla.
plan_signature-needs-who = Elija quién está de acuerdo.
plan_signature-needs-name = Escriba su nombre.
plan_signature-needs-how = Elija cómo lo dijo.
plan_signature-needs-drawing = Firme en el recuadro o elija otra forma.
plan_signature-needs-witness = Escriba quién lo escuchó.

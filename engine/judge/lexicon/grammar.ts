/** Words that carry the grammar: pronouns, helpers, little words; irregular verbs; plain verbs of action. */
export const CLOSED = {
  i: 'i me my mine myself we us our ours ourselves im ive ill id',
  you: 'you your yours yourself yourselves u ya ur',
  he: 'he she they him her them his hers their theirs himself herself themselves hes shes theyre',
  it: 'it its itself this that these those',
  who: 'who whom whose',
  det: 'the a an another each every some any no',
  be: "is are was were be been being am 's 're ain't",
  have: "has have had having 've",
  modal: "will would can could shall should may might must 'll 'd wo ca",
  do: 'do does did',
  not: "n't not never no nobody nothing none nor neither without cannot dont didnt doesnt isnt wasnt cant wont",
  wh: 'what when where why how which whether',
  and: 'and or but so yet plus',
  sub: 'because since although though while whereas unless until till after before once as if than',
  prep: 'of in on at by for with from to into onto about over under through against between among without within upon off out up down',
} as const;

/** base/past/participle where the rules do not reach; a missing participle is like the past. Where they are odd too: /third/ing. */
export const IRREGULAR = `be/was/been/is/being bear/bore/borne beat/beat/beaten become/became/become begin/began/begun bend/bent bet/bet bind/bound
bite/bit/bitten bleed/bled blow/blew/blown break/broke/broken breed/bred bring/brought build/built burn/burned/burnt buy/bought catch/caught
choose/chose/chosen cling/clung come/came/come cost/cost creep/crept cut/cut deal/dealt die/died dig/dug do/did/done draw/drew/drawn
dream/dreamed/dreamt drink/drank/drunk drive/drove/driven eat/ate/eaten fall/fell/fallen feed/fed feel/felt fight/fought find/found flee/fled
fling/flung fly/flew/flown forbid/forbade/forbidden forget/forgot/forgotten forgive/forgave/forgiven freeze/froze/frozen get/got/gotten
give/gave/given go/went/gone grind/ground grow/grew/grown hang/hung have/had/had/has/having hear/heard hide/hid/hidden hit/hit hold/held hurt/hurt
keep/kept kneel/knelt know/knew/known lay/laid lead/led leap/leapt learn/learned/learnt leave/left let/let lie/lied/lain light/lit lose/lost
make/made mean/meant meet/met mow/mowed/mown pay/paid put/put quit/quit/quit/quits/quitting read/read ride/rode/ridden ring/rang/rung rise/rose/risen
run/ran/run say/said see/saw/seen sell/sold send/sent set/set sew/sewed/sewn shake/shook/shaken shed/shed shine/shone shoot/shot show/showed/shown
shrink/shrank/shrunk shut/shut sing/sang/sung sink/sank/sunk sit/sat slay/slew/slain sleep/slept slide/slid sling/slung slit/slit speak/spoke/spoken
speed/sped spend/spent spill/spilled/spilt spin/spun spit/spat split/split spread/spread spring/sprang/sprung stand/stood steal/stole/stolen
stick/stuck sting/stung strike/struck swear/swore/sworn sweep/swept swim/swam/swum swing/swung take/took/taken teach/taught tear/tore/torn tell/told
think/thought throw/threw/thrown tie/tied understand/understood wake/woke/woken wear/wore/worn weep/wept win/won wind/wound
withdraw/withdrew/withdrawn write/wrote/written overhear/overheard overthrow/overthrew/overthrown overcome/overcame/overcome undo/undid/undone
swell/swelled/swollen strip/stripped`;

/** Plain verbs of people in stories; the event lists add theirs. */
export const ACTIONS = `accuse act add answer approach arrange ask avoid bang bash beg beckon behave believe belong blame blink borrow bow breathe
brush button calm carve check clap close collect comb comfort complain cook crouch curl dangle dash dip dive duck dust empty enter examine exchange
face fasten fear fetch fill fit fix flash flick float flood fold force gather gaze glance glide grasp greet grin grip grope groan guard guess guide
heave hesitate hop hope hover howl hum hurry ignore invite iron jerk join knit lean lick lift line listen load loom loosen lower mark measure melt
mend mention mistake moan motion mount mumble murmur nail need nod obey offer overtake paint park paste pat pause peel phone pile pin pitch place
pluck polish post pour practise pray prepare press promise protest prove pump quarrel question race raise rattle recite remain remember remind remove
repeat reply rest roar roll rush scatter scoop scratch scrawl scribble seem serve shiver shout shuffle sigh sign signal sip skip slam slice smell
smile smoke sniff snip soak splash sprint squeeze stack stagger stamp stare start startle steer stir stretch stroke stroll struggle stuff suck
suspect sway swerve talk tap taste tend test thrust thump tiptoe toss touch tow trail tread treat tremble trip trot trust try tuck tug twist type
unlock unpack unroll unwrap urge use usher utter visit wade wait warn wash weave whisper whistle wink wish yell yield`;
